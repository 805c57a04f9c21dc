-- When a message is to be sent; null: at once.
alter table message add column send_at timestamp(3) with time zone;

-- When a message's delivery report is to be fetched next; null while none is awaited.
alter table message add column fetch_at timestamp(3) with time zone;

update message set fetch_at = created_at where look_up_at is not null;

create index message_fetch on message (connection_id, fetch_at);

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
