/*
title    = "Slow statements are logged"
severity = "high"
harm     = "blind"
stage    = 1000
applies  = "db_setting where name = 'log_min_duration_statement'"
why      = """When a page was slow last night, the log is the only witness. With log_min_duration_statement at -1 Postgres writes
down no slow statement at all. 500 ms is a usual start: few lines, and each of them a user who waited. A sample, or
auto_explain, counts as well. High at any size where pg_stat_statements is not loaded either, for then nobody knows anything; else medium: the
averages are there, only when and for whom it was slow is not."""
fix      = """Log statements from 500 ms on; no restart is needed. A managed Postgres has it in its parameters."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-MIN-DURATION-STATEMENT"]
*/
select s.name as subject,
       'Slow statements leave no line in the log: log_min_duration_statement is -1' as message,
       iif(exists (select 1 from db_setting p where p.name = 'pg_stat_statements.max'), 'medium', 'high') as severity,
       'alter system set log_min_duration_statement = ''500ms''; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting s
where s.name = 'log_min_duration_statement'
  and s.number < 0
  and not exists (
    select 1 from db_setting d join db_setting r on r.name = 'log_statement_sample_rate'
    where d.name = 'log_min_duration_sample' and d.number >= 0 and r.number > 0)
  and not exists (select 1 from db_setting a where a.name = 'auto_explain.log_min_duration' and a.number >= 0)
order by subject
