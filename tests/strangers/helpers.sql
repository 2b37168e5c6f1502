-- The helpers that `plimsoll doctor` prints, made by a weak role before anybody else did.

-- attack helper_of_statistics
create schema plimsoll;
create view plimsoll.column_stats as
  select c.oid as relid, 1::smallint as attnum, false as inherited, 0::real as null_frac, 4 as avg_width, 1::real as n_distinct, 1::real as correlation
  from pg_catalog.pg_class c where weak.helper_of_statistics() > 0;
-- by hand
select * from plimsoll.column_stats limit 1

-- attack helper_of_sequences
create function plimsoll.sequence_last_values() returns table (seqrelid oid, last_value bigint) language plpgsql
  as 'begin perform weak.helper_of_sequences(); end';
-- by hand
select * from plimsoll.sequence_last_values()

-- attack helper_of_the_log
create function plimsoll.read_log(name text, off bigint, len bigint) returns bytea language plpgsql
  as 'begin perform weak.helper_of_the_log(); return null; end';
-- by hand
select plimsoll.read_log('server.log', 0, 1)

-- attack helper_of_login_rules
create function plimsoll.hba() returns table (line int, type text, databases text[], users text[], address text, netmask text, method text)
  language plpgsql as 'begin perform weak.helper_of_login_rules(); end';
-- by hand
select * from plimsoll.hba()

-- attack helper_of_file_faults
create function plimsoll.file_faults() returns table (place text, fault text) language plpgsql as 'begin perform weak.helper_of_file_faults(); end';
-- by hand
select * from plimsoll.file_faults()
