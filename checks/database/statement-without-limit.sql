/*
title    = "Statements return what a page can show"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_statement"
why      = """A list without a LIMIT works while there are fifty rows. A statement that returns 1,000 rows a call on average (at
least 20 calls a day) fills memory in the app, the network and the browser, and it grows with every user. Medium from 10,000 rows on, else low."""
fix      = """Page the list: LIMIT and a key to go on from (keyset pagination); count and sum inside Postgres."""
docs     = ["https://www.postgresql.org/docs/current/queries-limit.html"]
params.min_calls_a_day = 20
params.medium_rows = 10000
params.max_rows = 1000
*/
select 'statement ' || s.id as subject,
       printf('A statement returns %.0f rows a call: %.100s', 1.0 * rows / calls, text) as message,
       iif(1.0 * rows / calls >= :medium_rows, 'medium', 'low') as severity,
       'the statement ' || text as cause,
       1.0 * rows / calls as rows_a_call,
       u.used_calls as calls,
       text as statement
from db_statement s join db_statement_use u using (id)
where kind in ('select', 'other') and u.calls_a_day >= :min_calls_a_day and 1.0 * rows / calls >= :max_rows
order by rows desc, subject
