/*
title    = "No page counts a whole table"
severity = "medium"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "db_statement where is_count"
why      = """Postgres counts by reading: "page 1 of 2,431" costs a walk through every row, at each visit, and it grows with the table.
Judged is the work: at least 100 calls a day that each read over 1,000 pages (8 MB) for one number. Medium from 20 ms a call on, else low."""
fix      = """Show "next" instead of the number of pages; or keep the number for a minute, or take the estimate: select reltuples from
pg_class."""
docs     = ["https://wiki.postgresql.org/wiki/Count_estimate"]
params.min_calls_a_day = 100
params.medium_ms = 20
params.pages_a_call = 1000
*/
select 'statement ' || s.id as subject,
       printf('A count reads %.0f pages a call%s: %.100s', 1.0 * blocks / calls, iif(u.mean_ms is null, '', printf(' and takes %.0f ms', u.mean_ms)), text) as message,
       iif(u.mean_ms >= :medium_ms, 'medium', 'low') as severity,
       'the statement ' || text as cause,
       1.0 * blocks / calls as pages_a_call,
       u.mean_ms as mean_ms,
       u.used_calls as calls,
       text as statement
from db_statement s join db_statement_use u using (id)
where is_count and kind = 'select' and u.calls_a_day >= :min_calls_a_day and 1.0 * blocks / calls > :pages_a_call
order by blocks desc, subject
