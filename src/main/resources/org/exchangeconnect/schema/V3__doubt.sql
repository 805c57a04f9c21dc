-- Why a token may have been replaced without our knowing the new one: kept until a renewal goes through.
alter table connection_token add column doubt varchar(32);

update connection_token set doubt = 'ANSWER_LOST' where attempted_at is not null and lease_owner is null;
