-- bad: one row of a hundred thousand
-- finds: orders in statement 1
log_plan:
log_plan_node: rows_actual = 1.0, rows_removed = 99999.0

-- bad: a small part, in three loops
-- finds: orders in statement 1
log_plan:
log_plan_node: node = 'Gather', relation = null, rows_actual = 3.0
log_plan_node: number = 2, node = 'Parallel Seq Scan', rows_actual = 1.0, loops = 3.0, rows_removed = 33333.0

-- bad: just ten thousand rows
-- finds: orders in statement 1
log_plan:
log_plan_node: rows_removed = 10000.0

-- bad: a moment less than a tenth is kept
-- finds: orders in statement 1
log_plan:
log_plan_node: rows_actual = 11110.0, rows_removed = 99999.0

-- bad: just five plans
-- finds: orders in statement 1
-- says: severity = medium
-- says: cause = the statement select * from orders where note = $1
log_plan: plans = 5
log_plan_node: rows_removed = 10000.0

-- bad: four: a report
-- finds: orders in statement 1
-- says: severity = low
log_plan: plans = 4
log_plan_node: rows_removed = 10000.0

-- good: most of it is wanted
log_plan: text = 'select * from orders where total > $1'
log_plan_node: rows_actual = 80000.0, rows_removed = 20000.0

-- good: a small table, and an index scan with a filter
log_plan: text = 'select * from orders join kinds using (kind)'
log_plan_node: relation = 'kinds', rows_actual = 1.0, rows_removed = 99.0
log_plan_node: number = 2, node = 'Index Scan', rows_actual = 1.0, rows_removed = 99999.0

-- good: logged without log_analyze
log_plan:
log_plan_node: rows_actual = null, loops = null

-- good: a tenth is kept
log_plan:
log_plan_node: rows_actual = 11111.0, rows_removed = 99999.0

-- good: one row less than ten thousand
log_plan:
log_plan_node: rows_removed = 9999.0

-- good: of no plan
log_plan: id = 0
log_plan_node: rows_removed = 99999.0

-- not applicable: no plan was logged
