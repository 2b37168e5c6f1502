-- bad: a search in a text takes half of the time
-- finds: post (body gin_trgm_ops)
-- says: certainty = likely
db_advice_statement:
db_statement_use: time_pct = 50.0
db_advice: table_id = 7, table_title = 'post', columns = '(body gin_trgm_ops)', ddl = 'create index concurrently on public.post using gin (body gin_trgm_ops);', needs = 'create extension pg_trgm;', priced = 'unpriced'
db_advice_use:

-- bad: just a twentieth of the time
-- finds: post (body gin_trgm_ops)
db_advice_statement:
db_statement_use: time_pct = 5.0
db_advice: table_id = 7, table_title = 'post', columns = '(body gin_trgm_ops)', priced = 'unpriced'
db_advice_use:

-- bad: the size of its own table is shown
-- finds: post (body gin_trgm_ops)
-- says: table_bytes = 16384
db_table: id = 7, bytes = 16384
db_table: bytes = 9000000
db_advice: table_id = 7, table_title = 'post', columns = '(body gin_trgm_ops)', priced = 'unpriced'
db_advice_use:
db_advice_statement:
db_statement_use:

-- good: it takes 1 %
db_advice_statement:
db_statement_use: time_pct = 1.0
db_advice: table_id = 7, table_title = 'post', columns = '(body gin_trgm_ops)', ddl = 'create index concurrently on public.post using gin (body gin_trgm_ops);', priced = 'unpriced'
db_advice_use:

-- good: an index that the planner prices is another check's
db_advice_statement:
db_statement_use: time_pct = 50.0
db_advice: table_id = 7
db_advice_use:

-- good: what may not be planned takes a moment less than a twentieth
db_advice_statement: why_not = 'planning it would evaluate the function public.f(text), which is not built in'
db_statement_use: time_pct = 4.0

-- good: the advice is for another statement
db_advice: table_id = 7, priced = 'unpriced'
db_advice_use:
db_advice_statement: id = 8
db_statement_use: id = 8
db_advice_use: advice_id = 8, statement_id = 8

-- undecided: the heaviest statement would run what is not built in
-- leaves open: statement 1
db_statement_use:
db_advice_statement: why_not = 'planning it would evaluate the function public.f(text), which is not built in'

-- undecided: just a twentieth of the time may not be planned
-- leaves open: statement 1
db_advice_statement: why_not = 'planning it would evaluate the function public.f(text), which is not built in'
db_statement_use: time_pct = 5.0

-- good: half of the time of a load, and next to nothing in use
load_run:
db_advice_statement:
db_advice: table_id = 7, table_title = 'post', columns = '(body gin_trgm_ops)', priced = 'unpriced'
db_advice_use:
db_statement:
db_statement: id = 2
db_statement_before: calls = 10, total_ms = 49.0
db_statement_before: id = 2, calls = 990, total_ms = 951.0

-- not applicable: nothing was recorded
