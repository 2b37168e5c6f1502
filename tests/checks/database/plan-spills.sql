-- bad: a sort of 40 MB
-- finds: Sort in statement 1
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort', disk_bytes = 41943040

-- bad: just 8 MB
-- finds: Sort in statement 1
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort', disk_bytes = 8388608

-- good: a little
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort', disk_bytes = 1048576

-- good: in memory
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort'

-- good: a byte less than 8 MB
log_plan: text = 'select * from orders order by note'
log_plan_node: disk_bytes = 8388607

-- good: of no plan
log_plan: id = 0, text = 'select * from orders order by note'
log_plan_node: disk_bytes = 41943040
