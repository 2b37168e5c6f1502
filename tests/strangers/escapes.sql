-- Names that end a literal of ours where the database's owner has turned `standard_conforming_strings` off.

-- attack escape_in_a_name
create schema w;
create function w.e() returns integer language sql as 'select weak.escape_in_a_name()';
create table w."x\'));select w.e() from pg_class c,pg_namespace n where true--" (id integer);
create view w.shown as select * from w."x\'));select w.e() from pg_class c,pg_namespace n where true--";
-- statement
select * from w.shown where id = 4
-- by hand
select (('x\''));select w.e() from pg_class c,pg_namespace n where true --'))

-- attack escape_in_a_path
alter role weak in database escapes set search_path = weak, "\', true); select weak.escape_in_a_path(); --";
-- statement
select many from rows where id = 4
-- by hand
select set_config('x.y', '\'', true); select weak.escape_in_a_path(); --', true)
