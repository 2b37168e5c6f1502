-- bad: an index that makes a fifth of the time much cheaper
-- finds: orders (user_id)
-- says: would help 2 statements, 23 % of the database's time: up to 96 % cheaper
db_advice_statement: cost_advised = 900.0, wasteful_scans = 1
db_advice_statement: id = 2, cost_advised = 24000.0
db_advice:
db_advice_use:
db_advice_use: statement_id = 2
db_statement: total_ms = 20000.0
db_statement: id = 2, total_ms = 3000.0
db_statement: id = 3, total_ms = 77000.0
db_statement_record:
db_table:

-- bad: a guess is named too, and called one
-- finds: orders (user_id)
-- says: certainty = likely
-- says: by a rule of thumb
db_advice_statement: cost_advised = 900.0, wasteful_scans = 1
db_advice: priced = 'rule'
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- bad: just a twentieth of the time, and two statements
-- finds: orders (user_id)
-- says: would help 2
-- says: % cheaper by the planner's account
-- says: severity = low / cause = an index on (user_id) of orders
db_advice_statement: cost_advised = 900.0
db_advice_statement: id = 2
db_advice:
db_advice_use:
db_advice_use: statement_id = 2
db_statement_use: time_pct = 5.0
db_statement_use: id = 2
db_statement_record:
db_table:

-- bad: just three tenths cheaper
-- finds: orders (user_id)
db_advice_statement: cost_advised = 17500.0
db_advice:
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- bad: the plan costs just a hundred
-- finds: orders (user_id)
db_advice_statement: cost = 100.0, cost_advised = 8.0
db_advice:
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- bad: a call takes just 100 ms
-- finds: orders (user_id)
-- says: severity = high
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: mean_ms = 100.0
db_statement_record:

-- bad: a moment less
-- finds: orders (user_id)
-- says: severity = medium
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: mean_ms = 99.0
db_statement_record:

-- bad: just 20 ms
-- finds: orders (user_id)
-- says: severity = medium
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: mean_ms = 20.0
db_statement_record:

-- bad: a moment less than that
-- finds: orders (user_id)
-- says: severity = low
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: mean_ms = 19.0
db_statement_record:

-- bad: just a tenth of a processor all the time
-- finds: orders (user_id)
-- says: severity = high
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: total_ms = 86400000.0
db_statement_record: age_days = 10.0

-- bad: less than a tenth
-- finds: orders (user_id)
-- says: severity = medium
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: total_ms = 86300000.0
db_statement_record: age_days = 10.0

-- bad: just a hundredth
-- finds: orders (user_id)
-- says: severity = medium
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: total_ms = 8640000.0
db_statement_record: age_days = 10.0

-- bad: less than a hundredth
-- finds: orders (user_id)
-- says: severity = low
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: total_ms = 8630000.0
db_statement_record: age_days = 10.0

-- good: it helps only what takes 4 % of the time
db_advice_statement: cost_advised = 900.0, wasteful_scans = 1
db_advice_statement: id = 2
db_advice:
db_advice_use:
db_statement_use: time_pct = 4.9
db_statement_use: id = 2, time_pct = 95.1
db_statement_record:
db_table:

-- good: it saves a tenth
db_advice_statement: cost_advised = 22500.0
db_advice:
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- good: the plan is cheap as it is
db_advice_statement: cost = 60.0, cost_advised = 8.0
db_advice:
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- good: what cannot be priced is another check's
db_advice_statement: wasteful_scans = 1
db_advice: table_title = 'post', columns = '(body gin_trgm_ops)', ddl = 'create index concurrently on public.post using gin (body gin_trgm_ops);', priced = 'unpriced'
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- good: a moment less than three tenths cheaper
db_advice_statement: cost_advised = 17501.0
db_advice:
db_advice_use:
db_statement:
db_statement_record:
db_table:

-- good: advice for something else, and an index that cannot be priced
db_advice: id = 0
db_advice_statement: id = 2, cost_advised = 900.0
db_advice: id = 2, priced = 'unpriced'
db_advice_use: advice_id = 2, statement_id = 2
db_statement:
db_statement: id = 2
db_statement_record:
db_table:

-- good: what may not be explained takes a moment less than a twentieth
db_advice_statement: why_not = 'a table in it may not be read'
db_statement_use: time_pct = 4.9

-- good: an index on no table
db_advice_statement: cost_advised = 900.0
db_advice: table_id = 0
db_advice_use:
db_table:
db_statement:
db_statement_record:

-- good: another statement was recorded
db_advice_statement: cost_advised = 900.0
db_advice:
db_advice_use:
db_table:
db_statement: id = 2
db_statement_record:

-- undecided: the heaviest statement may not be explained
-- leaves open: statement 1
db_advice_statement: cost = null, cost_advised = null, why_not = 'a table in it may not be read', cure = 'grant select on public.orders to plimsoll;'
db_advice_statement: id = 2, cost = 50.0, cost_advised = 50.0
db_statement: total_ms = 45000.0
db_statement: id = 2

-- undecided: just a twentieth of the time may not be explained
-- leaves open: statement 1
-- says: for a statement of 5 % of the database's time
db_advice_statement: why_not = 'a table in it may not be read'
db_statement_use: time_pct = 5.0

-- not applicable: nothing was recorded

-- bad: what takes long, and a processor, under the load alone, and of one visitor's time a good part
-- finds: orders (user_id)
-- says: 60 % of the database's time for one visitor who asks for each page: up to
-- says: severity = low
load_run:
db_advice_statement: cost_advised = 900.0, wasteful_scans = 1
db_advice:
db_advice_use:
db_statement: mean_ms = 300.0, total_ms = 86400000.0
db_statement: id = 2
load_request_cost: requests = 20
load_request_cost: endpoint = 2, requests = 5
load_request_statement: calls = 20, exec_ms = 60.0
load_request_statement: endpoint = 2, queryid = 2, calls = 5, exec_ms = 10.0
db_statement_record: age_days = 1.0
db_table:

-- bad: nobody asked for it alone, and little is used
-- finds: orders (user_id)
-- says: 50 % of the database's time (that of the load among it): up to
-- says: severity = low
load_run:
db_advice_statement: cost_advised = 900.0, wasteful_scans = 1
db_advice:
db_advice_use:
db_statement: mean_ms = 300.0
db_statement: id = 2
db_statement_before: id = 2, calls = 999
db_statement_record: age_days = 1.0
db_table:

-- good: half of the database's time while the load ran, and next to nothing of it in use
load_run:
db_advice_statement: cost_advised = 900.0, wasteful_scans = 1
db_advice:
db_advice_use:
db_statement:
db_statement: id = 2
db_statement_before: calls = 10, total_ms = 49.0
db_statement_before: id = 2, calls = 990, total_ms = 951.0
db_statement_record: age_days = 1.0
db_table:
