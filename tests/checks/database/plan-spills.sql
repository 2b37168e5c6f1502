-- bad: a sort of 40 MB
-- finds: Sort in statement 1
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort', disk_bytes = 41943040

-- good: a little
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort', disk_bytes = 1048576

-- good: in memory
log_plan: text = 'select * from orders order by note'
log_plan_node: node = 'Sort'
