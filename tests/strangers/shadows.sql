-- Things of a weak role that have the name of something built in, or of an extension's, and come first on the path of the
-- database.

-- attack shadowed_equals
create function weak.equal(integer, integer) returns boolean language plpgsql immutable
  as 'begin perform weak.shadowed_equals(); return $1 operator(pg_catalog.=) $2; end';
create operator weak.= (leftarg = integer, rightarg = integer, function = weak.equal, restrict = eqsel, join = eqjoinsel);
-- statement
select count(*) from rows a join rows b on a.many = b.many

-- attack shadowed_using
create function weak.equal(text, text) returns boolean language plpgsql immutable
  as 'begin perform weak.shadowed_using(); return $1 operator(pg_catalog.=) $2; end';
create operator weak.= (leftarg = text, rightarg = text, function = weak.equal, restrict = eqsel, join = eqjoinsel);
-- statement
select count(*) from rows a join rows b using (note)

-- attack shadowed_less
create function weak.less(integer, integer) returns boolean language plpgsql immutable
  as 'begin perform weak.shadowed_less(); return $1 operator(pg_catalog.<) $2; end';
create operator weak.< (leftarg = integer, rightarg = integer, function = weak.less, restrict = scalarltsel, join = scalarltjoinsel);
-- statement
select count(*) from rows where many < pi()::integer

-- attack shadowed_between
create function weak.more(integer, integer) returns boolean language plpgsql immutable
  as 'begin perform weak.shadowed_between(); return $1 operator(pg_catalog.>=) $2; end';
create operator weak.>= (leftarg = integer, rightarg = integer, function = weak.more, restrict = scalargesel, join = scalargejoinsel);
-- statement
select count(*) from rows where many between pi()::integer and id

-- attack shadowed_like
create function weak.likewise(text, text) returns boolean language plpgsql immutable
  as 'begin perform weak.shadowed_like(); return $1 operator(pg_catalog.=) $2; end';
create operator weak.~~ (leftarg = text, rightarg = text, function = weak.likewise, restrict = eqsel, join = eqjoinsel);
-- statement
select count(*) from rows a join rows b on a.note like b.note

-- attack shadowed_concatenation
create function weak.together(text, text) returns text language plpgsql immutable as 'begin perform weak.shadowed_concatenation(); return $1; end';
create operator weak.|| (leftarg = text, rightarg = text, function = weak.together);
-- by hand
select 'a'::text || 'b'::text

-- attack shadowed_quote_ident
create function weak.quote_ident(name) returns text language plpgsql as 'begin perform weak.shadowed_quote_ident(); return $1; end';
-- by hand
select quote_ident(current_user)

-- attack shadowed_setting
create function weak.current_setting(text) returns text language plpgsql as 'begin perform weak.shadowed_setting(); return 1; end';
-- by hand
select current_setting('server_version_num')

-- attack shadowed_oid_of
create function weak.to_regclass(text) returns pg_catalog.regclass language plpgsql as 'begin perform weak.shadowed_oid_of(); return 1259; end';
-- by hand
select to_regclass('pg_class')

-- attack shadowed_aggregate
create domain weak.counted as bigint check (value >= 1 - weak.shadowed_aggregate());
create function weak.counted(weak.counted, integer) returns weak.counted language sql immutable as 'select $1';
create aggregate weak.max (integer) (sfunc = weak.counted, stype = weak.counted, initcond = '0');
-- statement
select max(id) from rows

-- attack shadowed_type
create domain weak.regclass as pg_catalog.regclass check (weak.shadowed_type() > 0);
-- by hand
select 'pg_catalog.pg_class'::regclass

-- attack shadowed_catalog
create view weak.pg_class as select * from pg_catalog.pg_class where weak.shadowed_catalog() > 0;
-- by hand
select count(*) from pg_class

-- attack shadowed_sessions
create view weak.pg_stat_activity as select * from pg_catalog.pg_stat_activity where weak.shadowed_sessions() > 0;
-- by hand
select count(*) from pg_stat_activity

-- attack shadowed_statistics
create view weak.pg_stats as select schemaname, tablename, attname from pg_catalog.pg_stats where weak.shadowed_statistics() > 0;
-- by hand
select count(*) from pg_stats

-- attack shadowed_statements
create view weak.pg_stat_statements as select * from public.pg_stat_statements where weak.shadowed_statements() > 0;
-- by hand
select count(*) from pg_stat_statements

-- attack shadowed_statements_function
create function weak.pg_stat_statements(showtext boolean) returns setof public.pg_stat_statements language plpgsql
  as 'begin perform weak.shadowed_statements_function(); return; end';
-- by hand
select * from pg_stat_statements(false)

-- attack meter_of_another_argument needs pgstattuple
create function public.pgstattuple_approx(integer) returns table (table_len bigint, dead_tuple_len bigint, approx_free_space bigint,
  approx_tuple_len bigint, approx_tuple_count bigint) language plpgsql
  as 'begin perform weak.meter_of_another_argument(); return query select 1::bigint, 1::bigint, 1::bigint, 1::bigint, 1::bigint; end';
-- by hand
select * from public.pgstattuple_approx(1259)

-- attack planner_of_another_hand
create function weak.hypopg_create_index(sql text, out indexrelid oid, out indexname text) language plpgsql
  as 'begin perform weak.planner_of_another_hand(); indexname := sql; end';
create function weak.hypopg_reset() returns void language plpgsql as 'begin perform weak.planner_of_another_hand(); end';
-- by hand
select hypopg_reset()
