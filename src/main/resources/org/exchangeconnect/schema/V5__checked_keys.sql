-- When Infobip was asked about an API key and took it; null where it could not be asked, or the key is older than this.
alter table connection_key add column checked_at timestamp(3) with time zone;
