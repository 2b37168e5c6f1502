/*
title    = "Autovacuum runs for every table"
severity = "critical"
harm     = "outage"
stage    = 100
applies  = "db_setting where name in ('autovacuum', 'track_counts')"
why      = """Updates and deletes leave dead rows behind; autovacuum removes them. Without it tables grow without end, and every query gets
slower week by week. Only when transaction numbers run out does it come all the same: over whole tables, at the worst hour. How bad it
is the dead rows say: a read passes a hundred thousand in tens of milliseconds, so a table with a million of them is critical. Off for the
whole server is high whatever has piled up so far, and so is a table from 10,000 dead rows on; a table that 10,000 rows were changed or deleted
in is medium, below that it is low: some tables are only filled."""
fix      = """Switch it on again. If it was in the way of a large import, switch it off for that table and that hour only."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html"]
params.critical_rows = 1000000
params.high_rows = 10000
params.medium_changed = 10000
*/
select name as subject,
       iif(name = 'autovacuum', 'Autovacuum is off: switch it on again, nothing else removes dead rows',
           'track_counts is off: switch it on again, without it autovacuum does not see what to clean') as message,
       'alter system set ' || name || ' = on; select pg_reload_conf();' as fix, 'sql' as fix_kind,
       'high' as severity,
       'autovacuum is off' as cause,
       null as dead_rows
from db_setting
where name in ('autovacuum', 'track_counts') and value = 'off'
union all
select t.title, printf('Autovacuum is off: switch it on again, %s has %d dead rows already', t.title, t.rows_dead), 'vacuum ' || t.quoted || ';', 'sql',
       'critical', 'autovacuum is off', t.rows_dead
from db_setting s
join db_table t on t.rows_dead >= :critical_rows and not t.is_autovacuum_off and t.purpose is not 'provider'
where s.name = 'autovacuum' and s.value = 'off'
union all
select title, printf('Autovacuum is off for %s: switch it on again, it has %d dead rows now', title, rows_dead),
       'alter table ' || quoted || ' reset (autovacuum_enabled);', 'sql',
       case when rows_dead >= :critical_rows then 'critical' when rows_dead >= :high_rows then 'high'
            when rows_updated + rows_deleted >= :medium_changed then 'medium' else 'low' end,
       'autovacuum is off for single tables', rows_dead
from db_table
where is_autovacuum_off and purpose is not 'provider'
order by dead_rows desc, subject
