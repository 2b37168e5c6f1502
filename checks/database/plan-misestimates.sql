/*
title    = "The planner's guesses are near the truth"
severity = "low"
harm     = "slow"
size     = "statement_ms"
stage    = 10000
applies  = "log_plan"
why      = """The planner chooses by the number of rows that it expects. Where a step of a logged plan brought 100 times more than
that (and at least 1,000), it chose blindly: a nested loop over a million rows is the classic.
Fewer than expected proves nothing: a LIMIT ends steps early."""
fix      = """Run ANALYZE on the tables; for columns that depend on each other create extended statistics (CREATE STATISTICS)."""
docs     = ["https://www.postgresql.org/docs/current/planner-stats.html#PLANNER-STATS-EXTENDED"]
params.max_times = 100
params.min_rows = 1000
*/
select n.node || coalesce(' on ' || n.relation, '') || ' in statement ' || p.id as subject,
       printf('%s%s: %d rows were expected, %d came: %.100s', n.node, coalesce(' on ' || n.relation, ''), n.rows_planned, n.rows_actual, p.text) as message,
       'the statement ' || p.text as cause,
       n.rows_planned as rows_planned,
       n.rows_actual as rows_actual,
       n.loops as loops,
       p.max_ms as statement_ms,
       p.text as statement
from log_plan_node n join log_plan p on p.id = n.plan_id
where n.rows_actual >= :min_rows and 1.0 * n.rows_actual / max(n.rows_planned, 1) >= :max_times
order by n.rows_actual desc, subject, n.number
