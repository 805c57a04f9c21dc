-- Creates a role and a database; Exchange Connect creates its tables. Run as a superuser of PostgreSQL 13 or newer:
--
--   psql -v ON_ERROR_STOP=1 -f create.sql
--   psql -c '\password exchange_connect'
--
-- The second command prompts for the password, so that it appears in no file and no process list.
create role exchange_connect login;
create database exchange_connect owner exchange_connect encoding 'UTF8' template template0;
revoke connect on database exchange_connect from public;
