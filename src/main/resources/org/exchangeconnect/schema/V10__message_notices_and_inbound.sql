-- Notices of single messages have a queue of their own, so that thousands of them never delay those of accounts.
alter table notice add column subject varchar(16) default 'ACCOUNT' not null;

create index notice_subject_due on notice (subject, due_at);

drop index notice_due;

-- The encrypted body of a notice with the text of a message; the notice's own body is then empty.
create table notice_body (
    notice_id       uuid primary key references notice (id) on delete cascade,
    body            bytea not null
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
