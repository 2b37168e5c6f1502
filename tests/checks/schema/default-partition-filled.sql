-- bad: it holds a month
-- finds: visits_default
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 90000.0, is_default_partition = 1

-- good: it is there and empty
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 0.0, is_default_partition = 1
