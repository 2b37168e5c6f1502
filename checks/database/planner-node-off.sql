/*
title    = "The planner may use every kind of plan"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "db_setting where name glob 'enable_*'"
why      = """Somebody forbade a kind of plan, mostly to mend one query on one day. It holds for every query of the server, and for
those of next month: with enable_seqscan or enable_hashjoin off Postgres takes the worse way wherever the better one was
forbidden. The settings that are off by default are left alone. High from 1 GB of tables on, where one read of a whole table takes seconds,
medium from 100 MB, else low."""
fix      = """Take it back, and mend the one query: an index, fresh statistics, or the setting in that function only."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-query.html#RUNTIME-CONFIG-QUERY-ENABLE"]
params.high_bytes = 1073741824
params.medium_bytes = 104857600
*/
select name as subject,
       name || ' is off for every query of the server' as message,
       'alter system set ' || name || ' = on; select pg_reload_conf();' as fix,
       case when d.bytes >= :high_bytes then 'high' when d.bytes >= :medium_bytes then 'medium' else 'low' end as severity,
       d.bytes as tables_bytes, 'sql' as fix_kind
from db_setting cross join (select coalesce(sum(bytes), 0) as bytes from db_table where not is_partitioned) d
where name glob 'enable_*' and value = 'off' and name not in ('enable_partitionwise_join', 'enable_partitionwise_aggregate')
order by subject
