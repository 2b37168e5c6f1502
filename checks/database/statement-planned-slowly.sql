/*
title    = "Statements take longer to run than to plan"
severity = "low"
harm     = "slow"
size     = "planning_ms"
stage    = 10000
applies  = "db_statement"
why      = """When planning takes longer than the work, each call does the same thinking again: many partitions or indexes on the
table, or many joins, and no prepared statements. Judged from 1,000 calls on, and 1 ms of planning a call. Postgres measures it
only with pg_stat_statements.track_planning on, which is off unless somebody set it."""
fix      = """Use prepared statements (PgBouncer passes them on from 1.21), name the partition key in the condition, drop needless
indexes."""
docs     = ["https://www.postgresql.org/docs/current/sql-prepare.html"]
params.min_calls = 1000
params.min_ms = 1
*/
select 'statement ' || s.id as subject,
       printf('Planning takes %.1f ms a call, the work itself %.1f ms: %.100s', 1.0 * used_planning_ms / used_calls, u.mean_ms, text) as message,
       'the statement ' || text as cause,
       1.0 * used_planning_ms / used_calls as planning_ms,
       u.mean_ms as mean_ms,
       used_calls as calls,
       text as statement,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from db_statement s join db_statement_use u using (id)
where used_calls >= :min_calls and used_planning_ms > used_ms and 1.0 * used_planning_ms / used_calls >= :min_ms
union all
select name, 'How long statements are planned is not measured: ' || name || ' is off', null, null, null, null, null,
       'alter system set pg_stat_statements.track_planning = on; select pg_reload_conf();', 1, 'code'
from db_setting
where name = 'pg_stat_statements.track_planning' and value = 'off'
order by planning_ms desc, subject
