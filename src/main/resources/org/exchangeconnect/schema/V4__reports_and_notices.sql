-- What became of a message after Infobip took it, and when somebody should look it up in Infobip's logs.
alter table message add column delivery varchar(16);
alter table message add column delivery_name varchar(128);
alter table message add column delivery_description varchar(512);
alter table message add column delivery_at timestamp(3) with time zone;
alter table message add column look_up_at timestamp(3) with time zone;

create index message_by_message_id on message (message_id);
create index message_look_up on message (connection_id, look_up_at);

-- When Infobip is to be asked what became of a connection's messages; null while none of them is open.
alter table connection add column reports_due_at timestamp(3) with time zone;

create index connection_reports_due on connection (reports_due_at);

-- Secrets of the app itself, sealed; which id stands for which is known to the application.
create table app_secret (
    id              uuid primary key,
    secret          bytea not null,
    set_at          timestamp(3) with time zone not null
);

create index connection_event_by_age on connection_event (happened_at);

-- What the enterprise is to be told of an event: written with the event, told by any node, gone once it is told.
create table notice (
    id              uuid primary key,
    connection_id   uuid not null references connection (id) on delete cascade,
    channel         varchar(16) not null,
    target          varchar(128) not null,
    type            varchar(32) not null,
    body            text not null,
    created_at      timestamp(3) with time zone not null,
    attempts        integer not null,
    due_at          timestamp(3) with time zone,
    last_tried_at   timestamp(3) with time zone,
    problem         varchar(64)
);

create index notice_due on notice (due_at);
