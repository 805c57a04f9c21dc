-- A role and a database for Exchange Connect, which makes its tables itself. As a superuser of PostgreSQL 13 or newer:
--
--   psql -v ON_ERROR_STOP=1 -f create.sql
--   psql -c '\password exchange_connect'
--
-- The second command asks for the password, so that it stands in no file and no list of processes.
create role exchange_connect login;
create database exchange_connect owner exchange_connect encoding 'UTF8' template template0;
revoke connect on database exchange_connect from public;
