-- bad: ten expected, fifty thousand came
-- finds: Seq Scan on orders in statement 1
log_plan: text = 'select * from orders where a = $1 and b = $2'
log_plan_node: rows_actual = 50000.0

-- bad: just a thousand rows, a hundred times as many
-- finds: Seq Scan on orders in statement 1
log_plan: text = 'select * from orders where a = $1 and b = $2'
log_plan_node: rows_actual = 1000.0

-- good: three times as many
log_plan: text = 'select * from orders where a = $1 and b = $2'
log_plan_node: rows_planned = 10000.0, rows_actual = 30000.0

-- good: far off, and few rows; and a scan that a LIMIT ended
log_plan: text = 'select * from orders where a = $1 limit $2'
log_plan_node: node = 'Limit', relation = null, rows_planned = 1.0, rows_actual = 200.0
log_plan_node: number = 2, rows_planned = 100000.0, rows_actual = 20.0

-- good: logged without log_analyze
log_plan: text = 'select * from orders where a = $1'
log_plan_node: rows_actual = null

-- good: of no plan
log_plan: id = 0, text = 'select * from orders where a = $1 and b = $2'
log_plan_node: rows_actual = 50000.0

-- good: a moment less than a hundred times as many
log_plan: text = 'select * from orders where a = $1 and b = $2'
log_plan_node: rows_planned = 501.0, rows_actual = 50000.0

-- good: one row less than a thousand
log_plan: text = 'select * from orders where a = $1 limit $2'
log_plan_node: rows_planned = 1.0, rows_actual = 999.0
