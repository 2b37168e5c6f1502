/*
title    = "No logged plan reads a table to throw most of it away"
severity = "medium"
harm     = "slow"
size     = "statement_ms"
stage    = 1000
applies  = "log_plan"
why      = """auto_explain wrote down how a slow statement was really carried out. A sequential scan that reads 10,000 rows or more
and keeps less than a tenth of them does the work of an index by hand, each time, and grows with the table. A statement of which fewer than
five plans were logged may be a report of the night: low."""
fix      = """Create an index on the columns that the statement compares; concurrently, so that nobody waits."""
docs     = ["https://www.postgresql.org/docs/current/auto-explain.html", "https://www.postgresql.org/docs/current/indexes-intro.html"]
params.min_rows_removed = 10000
params.max_kept_pct = 10
params.medium_plans = 5
*/
select coalesce(n.relation, n.node) || ' in statement ' || p.id as subject,
       printf('A statement read %s from end to end and threw %d of %d rows away: %.100s', coalesce(n.relation, 'a table'),
              n.rows_removed * n.loops, (n.rows_removed + n.rows_actual) * n.loops, p.text) as message,
       iif(p.plans >= :medium_plans, 'medium', 'low') as severity,
       'the statement ' || p.text as cause,
       n.rows_removed * n.loops as rows_removed,
       n.rows_actual * n.loops as rows_kept,
       n.loops as loops,
       p.max_ms as statement_ms,
       p.plans as plans,
       p.text as statement
from log_plan_node n join log_plan p on p.id = n.plan_id
where n.node like '%Seq Scan'
  and n.rows_removed * n.loops >= :min_rows_removed
  and 100.0 * n.rows_actual / (n.rows_actual + n.rows_removed) < :max_kept_pct
order by n.rows_removed * n.loops desc, subject, n.number
