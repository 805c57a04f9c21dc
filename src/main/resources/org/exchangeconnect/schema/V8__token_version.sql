-- Which token a connection has: raised by each other token and by nothing else. A new token is saved as long as the one
-- that it replaces is still the newest, whoever holds the lease by then.
alter table connection_token add column token_version bigint default 0 not null;

-- attempted_at says nothing that lease_owner does not: it is no longer written, and stays until no older node writes it.
