-- What Infobip reports beside a message's status, and what the caller gave for the message.
alter table message add column error_id integer;
alter table message add column error_name varchar(128);
alter table message add column error_permanent boolean;
alter table message add column price numeric(19, 6);
alter table message add column price_currency varchar(8);
alter table message add column parts integer;
alter table message add column callback_data varchar(4000);

create index message_by_bulk on message (connection_id, bulk_id, id);
create index message_by_recipient on message (connection_id, recipient, id);
