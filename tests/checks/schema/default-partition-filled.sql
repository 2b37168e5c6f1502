-- bad: it holds a month
-- finds: visits_default
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 90000.0, is_default_partition = 1

-- bad: just one row
-- finds: visits_default
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 1.0, is_default_partition = 1

-- bad: an ordinary part beside it does not matter
-- finds: visits_default
db_table: parent_id = 1, title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', is_default_partition = 1

-- bad: just a hundred thousand rows
-- finds: visits_default
-- says: severity = medium
-- says: certainty = likely
-- says: cause = rows in the default partition visits_default
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', name = 'visits_default', rows = 100000.0, is_default_partition = 1

-- bad: one fewer: the rest of a list
-- finds: visits_default
-- says: severity = low
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 99999.0, is_default_partition = 1

-- good: it is there and empty
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 0.0, is_default_partition = 1

-- good: it is no part of a table, or has no row
db_table: id = 2, parent_id = 1, title = 'visits_default', is_default_partition = 1
db_table: id = 3, title = 'visits'
db_table: id = 4, parent_id = 3, title = 'visits_default_2', rows = 0.9, is_default_partition = 1

-- good: the provider's own table
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 90000.0, is_default_partition = 1, purpose = 'provider'
db_table: id = 3, title = 'users_default', is_default_partition = 1

-- not applicable: an ordinary table
db_table: title = 'visits'

-- not applicable: only the provider's own
db_table: title = 'visits'
db_table: id = 2, parent_id = 1, title = 'visits_default', rows = 90000.0, is_default_partition = 1, purpose = 'provider'
