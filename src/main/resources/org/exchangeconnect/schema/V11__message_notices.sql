-- Notices of single messages have a queue of their own, so that thousands of them never delay those of accounts.
alter table notice add column subject varchar(16) default 'ACCOUNT' not null;

create index notice_subject_due on notice (subject, due_at);

drop index notice_due;

-- The encrypted body of a notice with the text of a message; the notice's own body is then empty.
create table notice_body (
    notice_id       uuid primary key references notice (id) on delete cascade,
    body            bytea not null
);
