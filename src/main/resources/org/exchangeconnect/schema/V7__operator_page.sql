-- What a connection is found by: its names in small letters, as bytes, which both databases order alike. A backslash
-- would have a meaning of its own on the way to bytes.
create table connection_term (
    term            bytea not null,
    connection_id   uuid not null references connection (id) on delete cascade,
    primary key (term, connection_id)
);

create index connection_term_by_connection on connection_term (connection_id);

insert into connection_term (term, connection_id)
select distinct cast(replace(lower(t.term), '\', '/') as bytea), t.id
  from (select id, username as term from connection union all
        select id, email from connection union all
        select id, account_key from connection union all
        select id, user_key from connection union all
        select id, name from connection) t
 where t.term is not null and t.term <> '';

-- What one node did in one minute, for a day.
create table renewal_minute (
    minute_at       timestamp(3) with time zone not null,
    node            varchar(64) not null,
    renewed         bigint not null,
    failed          bigint not null,
    ended           bigint not null,
    primary key (minute_at, node)
);
