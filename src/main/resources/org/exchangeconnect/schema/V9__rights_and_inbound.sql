-- Until when a node asks Infobip about a connection's messages; reports_due_at may become earlier meanwhile.
alter table connection add column reports_claimed_until timestamp(3) with time zone;

-- What Infobip refused to a connection for lack of a right; the row is deleted when the same call works again.
create table refused_right (
    connection_id    uuid not null references connection (id) on delete cascade,
    missing          varchar(32) not null,
    first_refused_at timestamp(3) with time zone not null,
    last_refused_at  timestamp(3) with time zone not null,
    primary key (connection_id, missing)
);

-- SMS that accounts received. Infobip returns each one once, so this is the only copy.
create table inbound_message (
    id              uuid primary key,
    connection_id   uuid not null references connection (id) on delete cascade,
    message_id      varchar(200) not null,
    sender          varchar(64),
    recipient       varchar(64),
    content         bytea not null,
    received_at     timestamp(3) with time zone,
    created_at      timestamp(3) with time zone not null,
    constraint inbound_message_once unique (connection_id, message_id)
);

create index inbound_message_by_connection on inbound_message (connection_id, id);
create index inbound_message_by_sender on inbound_message (connection_id, sender, id);

-- When a connection's inbound messages are to be fetched next.
alter table connection add column inbound_due_at timestamp(3) with time zone
    default timestamp with time zone '2000-01-01 00:00:00+00:00' not null;

create index connection_inbound_due on connection (status, inbound_due_at);
