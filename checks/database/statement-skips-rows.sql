/*
title    = "Lists go on from a key, not from a row number"
severity = "medium"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "db_statement where has_offset and calls > 0 and rows > 0"
why      = """OFFSET 20000 makes Postgres read 20,000 rows and throw them away. The first page is fast, each later one slower,
and crawlers ask for the last. Flagged where a statement with OFFSET reads more than 100 pages of 8 kB for each row
that it returns, or 500 pages a call (4 MB), in at least 20 calls a day that return two rows and more. Nobody recorded the offset, and some
clients write `offset 0` into each list: a guess, and no more than a hint where calls take about the same time each, as they do then.
Medium from 20 ms a call on, else low."""
fix      = """Page by key: WHERE (created_at, id) < (last seen) ORDER BY created_at DESC, id DESC LIMIT n, with an index on both."""
docs     = ["https://www.postgresql.org/docs/current/queries-limit.html"]
params.min_calls_a_day = 20
params.rows_a_call = 2
params.medium_ms = 20
params.steady_pct = 50
params.pages_a_row = 100
params.pages_a_call = 500
*/
select 'statement ' || s.id as subject,
       printf('A list with OFFSET reads %.0f pages for %.1f rows; explain (analyze) with the offset of a late page shows whether it skips them: %.100s',
              1.0 * blocks / calls, 1.0 * rows / calls, text) as message,
       iif(u.mean_ms >= :medium_ms, 'medium', 'low') as severity,
       iif(100.0 * u.used_deviation_ms >= :steady_pct * u.mean_ms, 'likely', 'hint') as certainty,
       'the statement ' || text as cause,
       1.0 * blocks / calls as pages_a_call,
       1.0 * rows / calls as rows_a_call,
       u.mean_ms as mean_ms,
       u.used_calls as calls,
       text as statement
from db_statement s join db_statement_use u using (id)
where has_offset and rows >= :rows_a_call * calls and u.calls_a_day >= :min_calls_a_day
  and (1.0 * blocks / rows > :pages_a_row or 1.0 * blocks / calls >= :pages_a_call)
order by blocks desc, subject
