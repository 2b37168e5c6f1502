/*
title    = "Searches in text use an index"
severity = "medium"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "db_statement where has_pattern and kind = 'select'"
why      = """An ordinary index cannot find a word in the middle of a text: LIKE '%word%' reads the whole table each time. With
1,000 visitors who search, the disk does nothing else. Postgres does not record the pattern, so what is judged is the
work: at least 20 calls a day that each read over 500 pages (4 MB) and return few rows for it (over 20 pages each). Whether the pattern is
what reads them, or another part of the statement, its plan shows: a guess. Medium from 20 ms a call on, else low."""
fix      = """For words in the middle, a trigram index: create extension pg_trgm; create index concurrently … using gin
(column gin_trgm_ops). For beginnings only (LIKE 'word%'), an index with text_pattern_ops. For language, full text search."""
docs     = ["https://www.postgresql.org/docs/current/pgtrgm.html#PGTRGM-INDEX"]
params.min_calls_a_day = 20
params.medium_ms = 20
params.pages_a_call = 500
params.pages_a_row = 20
*/
select 'statement ' || s.id as subject,
       printf('A search in text reads %.0f pages a call; explain (analyze, buffers) shows whether the pattern is why: %.100s', 1.0 * blocks / calls, text) as message,
       iif(u.mean_ms >= :medium_ms, 'medium', 'low') as severity,
       'likely' as certainty,
       'the statement ' || text as cause,
       1.0 * blocks / calls as pages_a_call,
       1.0 * rows / calls as rows_a_call,
       u.mean_ms as mean_ms,
       u.used_calls as calls,
       text as statement
from db_statement s join db_statement_use u using (id)
where has_pattern and kind = 'select' and u.calls_a_day >= :min_calls_a_day and 1.0 * blocks / calls > :pages_a_call and blocks > :pages_a_row * rows
order by blocks desc, subject
