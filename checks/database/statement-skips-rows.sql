/*
title    = "Lists go on from a key, not from a row number"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_statement where has_offset and calls > 0 and rows > 0"
why      = """OFFSET 20000 makes Postgres read 20,000 rows and throw them away. The first page is fast, each later one slower,
and crawlers ask for the last. Flagged where a statement with OFFSET reads more than 100 pages of 8 kB for each row
that it returns, or 500 pages a call (4 MB), in at least 20 calls."""
fix      = """Page by key: WHERE (created_at, id) < (last seen) ORDER BY created_at DESC, id DESC LIMIT n, with an index on both."""
docs     = ["https://www.postgresql.org/docs/current/queries-limit.html"]
params.min_calls = 20
params.pages_a_row = 100
params.pages_a_call = 500
*/
select 'statement ' || id as subject,
       printf('A list skips rows by OFFSET and reads %.0f pages for %.1f rows: %.100s', 1.0 * blocks / calls, 1.0 * rows / calls, text) as message,
       1.0 * blocks / calls as pages_a_call,
       1.0 * rows / calls as rows_a_call,
       mean_ms as mean_ms,
       calls as calls,
       text as statement
from db_statement
where has_offset and rows > 0 and calls >= :min_calls
  and (1.0 * blocks / rows > :pages_a_row or 1.0 * blocks / calls >= :pages_a_call)
order by blocks desc, subject
