/*
title    = "Autovacuum runs for every table"
severity = "critical"
harm     = "outage"
stage    = 100
applies  = "db_setting where name in ('autovacuum', 'track_counts')"
why      = """Updates and deletes leave dead rows behind; autovacuum removes them. Without it tables grow without end, every query
gets slower week by week, and after two billion transactions Postgres stops taking writes at all."""
fix      = """Switch it on again. If it was in the way of a large import, switch it off for that table and that hour only."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html"]
*/
select name as subject,
       iif(name = 'autovacuum', 'Autovacuum is off: dead rows are never removed', 'track_counts is off: autovacuum does not see what to clean') as message,
       'alter system set ' || name || ' = on; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name in ('autovacuum', 'track_counts') and value = 'off'
union all
select title, 'Autovacuum is off for ' || title || ': its dead rows are never removed', 'alter table ' || quoted || ' reset (autovacuum_enabled);', 'sql'
from db_table
where is_autovacuum_off
order by subject
