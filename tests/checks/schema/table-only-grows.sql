-- bad: an audit log of three gigabytes
-- finds: audit
db_server: stats_age_days = 90.0
db_table: title = 'audit', rows = 9000000.0, bytes = 3221225472, rows_inserted = 9000000, rows_deleted = 0
db_table: id = 2, rows = 200000.0, bytes = 104857600, rows_inserted = 200000, rows_updated = 40000

-- bad: just 1 GB
-- finds: audit
db_server:
db_table: title = 'audit', bytes = 1073741824, rows_deleted = 0

-- bad: just thirty days
-- finds: audit
db_server: stats_age_days = 30.0
db_table: title = 'audit', bytes = 3221225472, rows_deleted = 0

-- bad: a single row came
-- finds: audit
db_server:
db_table: title = 'audit', bytes = 3221225472, rows_inserted = 1, rows_deleted = 0

-- good: old rows are removed
db_server: stats_age_days = 90.0
db_table: title = 'audit', rows = 9000000.0, bytes = 3221225472, rows_inserted = 9000000, rows_deleted = 800000
db_table: id = 2, rows = 200000.0, bytes = 104857600, rows_inserted = 200000, rows_updated = 40000

-- good: counted since yesterday: a nightly job may remove them yet
db_server: stats_age_days = 1.0
db_table: title = 'audit', rows = 9000000.0, bytes = 3221225472, rows_inserted = 100000, rows_deleted = 0

-- good: small
db_server: stats_age_days = 90.0
db_table: title = 'audit', rows = 90000.0, bytes = 32212254, rows_inserted = 90000, rows_deleted = 0

-- good: at the edge: half of the database
db_server:
db_table: title = 'audit', bytes = 3221225472, rows_deleted = 0
db_table: id = 2, bytes = 3221225472

-- good: no row came
db_server:
db_table: title = 'audit', bytes = 3221225472, rows_inserted = 0, rows_deleted = 0

-- good: a byte
db_table: title = 'audit', bytes = 1

-- good: a byte less than 1 GB
db_server:
db_table: title = 'audit', bytes = 1073741823, rows_deleted = 0

-- good: twenty-nine days
db_server: stats_age_days = 29.0
db_table: title = 'audit', bytes = 3221225472, rows_deleted = 0

-- good: a partition, beside another table
db_server:
db_table: parent_id = 0, title = 'audit', bytes = 3221225472, rows_deleted = 0
db_table: id = 2

-- good: the provider's own table
db_server:
db_table: title = 'audit', bytes = 3221225472, rows_deleted = 0, purpose = 'provider'
db_table: id = 2

-- not applicable: an empty table
db_table: title = 'audit', bytes = 0

-- not applicable: a partition is judged as part of its table
db_table: parent_id = 0, title = 'audit'

-- not applicable: only tables of the provider
db_server:
db_table: title = 'audit', bytes = 3221225472, rows_deleted = 0, purpose = 'provider'
