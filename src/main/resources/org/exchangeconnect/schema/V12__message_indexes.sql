-- Apart from the new columns, so that the journal can be read meanwhile.
create index message_fetch on message (connection_id, fetch_at);
create index message_by_bulk on message (connection_id, bulk_id, id);
create index message_by_recipient on message (connection_id, recipient, id);
