-- Connections by API key: no token answer tells whose account it is, so they have a name in place of keys.
alter table connection add column name varchar(100);
alter table connection alter column account_key drop not null;
alter table connection alter column user_key drop not null;

-- The API key of a connection, sealed: its own, or the fallback of one by OAuth.
create table connection_key (
    connection_id   uuid primary key references connection (id) on delete cascade,
    api_key         bytea not null,
    set_at          timestamp(3) with time zone not null
);

-- Keys to the gateway, as SHA-256 digests.
create table gateway_key (
    id              uuid primary key,
    connection_id   uuid not null references connection (id) on delete cascade,
    digest          bytea not null,
    name            varchar(100) not null,
    created_at      timestamp(3) with time zone not null,
    constraint gateway_key_digest unique (digest)
);

create index gateway_key_by_connection on gateway_key (connection_id, id);
