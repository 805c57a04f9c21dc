-- When a message is to be sent (null: at once), when its delivery report is to be fetched next (null while none is
-- awaited), what Infobip reports beside its status, and what the caller gave for it. In one statement, because H2 copies
-- the table for each.
alter table message add column ${first}
    send_at timestamp(3) with time zone ${next}
    fetch_at timestamp(3) with time zone ${next}
    error_id integer ${next}
    error_name varchar(128) ${next}
    error_permanent boolean ${next}
    price numeric(19, 6) ${next}
    price_currency varchar(8) ${next}
    parts integer ${next}
    callback_data varchar(4000)
${last};

update message set fetch_at = created_at where look_up_at is not null;

-- Nodes of the previous version, which do not know the column, write messages during an upgrade.
alter table message alter column fetch_at set default current_timestamp;
