-- bad: id and data
-- finds: profile
db_table: title = 'profile'
db_column:
db_column: number = 2, name = 'data', type = 'jsonb', is_primary_key = 0

-- bad: with an owner and a date
-- finds: profile
db_table: title = 'profile'
db_column:
db_column: number = 2, name = 'data', type = 'jsonb', is_primary_key = 0
db_column: number = 3, name = 'user_id', is_primary_key = 0, is_foreign_key = 1
db_column: number = 4, name = 'created_at', type = 'timestamptz', is_primary_key = 0

-- bad: keys and times are no data
-- finds: profile
-- says: in one jsonb
db_table: title = 'profile'
db_column:
db_column: number = 2, name = 'data', type = 'jsonb'
db_column: number = 3, name = 'user_id', is_primary_key = 0, is_foreign_key = 1
db_column: number = 4, name = 'created_at', is_primary_key = 0

-- bad: just a hundred rows
-- finds: profile
db_table: title = 'profile', rows = 100.0
db_column: name = 'data', type = 'jsonb'

-- bad: a partition does not matter
-- finds: profile
db_table: title = 'profile'
db_column: number = 2, name = 'data', type = 'jsonb'
db_table: id = 2, parent_id = 3, title = 'profile_2'
db_column: table_id = 2, number = 2, name = 'data', type = 'jsonb'

-- bad: the columns of another table do not count
-- finds: orders
db_column: number = 4, name = 'kind', type = 'text', is_primary_key = 0
db_column: number = 5, name = 'status', type = 'text', is_primary_key = 0
db_table: id = 2
db_column: table_id = 2, number = 2, name = 'data', type = 'jsonb'

-- bad: a column that points to a table is no data
-- finds: webhook
db_table: title = 'webhook'
db_column: number = 2, name = 'data', type = 'jsonb'
db_column: number = 4, name = 'kind', type = 'text', is_primary_key = 0, likely_table_id = 1
db_column: number = 5, name = 'status', type = 'text', is_primary_key = 0

-- bad: just 100 MB
-- finds: profile
-- says: severity = medium
-- says: certainty = likely
-- says: cause = profile is one document a row
db_table: title = 'profile', name = 'profile', bytes = 104857600
db_column: name = 'data', type = 'jsonb'

-- bad: a byte less: revisions that are only kept
-- finds: profile
-- says: severity = low
db_table: title = 'profile', bytes = 104857599
db_column: name = 'data', type = 'jsonb'

-- good: received webhooks: provider, kind and status beside the payload
db_table: title = 'webhook'
db_column:
db_column: number = 2, name = 'data', type = 'jsonb', is_primary_key = 0
db_column: number = 3, name = 'provider', type = 'text', is_primary_key = 0
db_column: number = 4, name = 'kind', type = 'text', is_primary_key = 0
db_column: number = 5, name = 'status', type = 'text', is_primary_key = 0

-- good: settings of a few customers
db_table: title = 'settings', rows = 12.0
db_column:
db_column: number = 2, name = 'data', type = 'jsonb', is_primary_key = 0

-- good: a session store is made like that
db_table:
db_table: id = 2, title = 'sessions', purpose = 'session'
db_column: table_id = 2, name = 'sid', type = 'text'
db_column: table_id = 2, number = 2, name = 'sess', type = 'json', is_primary_key = 0

-- good: one row less than a hundred
db_table: title = 'profile', rows = 99.0
db_column: name = 'data', type = 'jsonb'

-- good: two columns beside it
db_table: title = 'webhook'
db_column: number = 2, name = 'data', type = 'jsonb'
db_column: number = 4, name = 'kind', type = 'text', is_primary_key = 0
db_column: number = 5, name = 'status', type = 'text', is_primary_key = 0

-- not applicable: a partition, and a table of a tool
db_table: parent_id = 1
db_table: id = 2, title = 'sessions', purpose = 'session'
