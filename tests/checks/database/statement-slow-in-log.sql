-- bad: half a second and more, often
-- finds: statement 1
log_total:
log_statement: total_ms = 190000.0, p95_ms = 1400.0
log_share:

-- bad: not in pg_stat_statements
-- finds: statement 1
log_total:
log_statement: calls = 5, p95_ms = 500.0
log_share: calls = null

-- bad: just one an hour
-- finds: statement 1
-- says: severity = medium
log_total: hours = 200.0
log_statement: p95_ms = 1400.0, query_id = 77
log_share:

-- bad: one fewer
-- finds: statement 1
-- says: severity = low
-- says: cause = the statement select * from orders where total > $1
log_total: hours = 200.0
log_statement: p95_ms = 1400.0, query_id = null, calls = 199
log_share:

-- bad: no times in the log
-- finds: statement 1
-- says: severity = medium
log_total: hours = null
log_statement: p95_ms = 1400.0, calls = 5
log_share:

-- bad: a query behind the comment of what tags statements
-- finds: statement 1
log_total:
log_statement: p95_ms = 1400.0, text = '/*route=''/feed''*/ select * from orders'
log_share:

-- good: logged at 100 ms, and hardly slower
log_total: total_ms = 25000.0
log_statement: text = 'select * from orders where id = $1', total_ms = 25000.0, p95_ms = 190.0
log_share:

-- good: a report that ran four times
log_total: calls = 4, total_ms = 40000.0
log_statement: text = 'select sum(total) from orders', calls = 4, total_ms = 40000.0, p95_ms = 12000.0
log_share: calls = 4

-- good: a moment less than half a second
log_total:
log_statement: p95_ms = 499.0
log_share:

-- good: the share is another statement's
log_total:
log_statement: id = 0, p95_ms = 1400.0
log_share:

-- good: a dump, an index that is built, a transaction that ends
log_total:
log_statement: p95_ms = 1400.0, text = 'COPY public.orders (id) TO stdout'
log_share:
log_statement: p95_ms = 1400.0, id = 2, text = 'create index concurrently on orders (user_id)'
log_share: id = 2
log_statement: p95_ms = 1400.0, id = 3, text = '/*app=''shop''*/ COMMIT'
log_share: id = 3

-- not applicable: no statement was logged
log_total: calls = 0, total_ms = 0.0
