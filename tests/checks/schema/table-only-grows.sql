-- bad: an audit log of three gigabytes
-- finds: audit
db_server: stats_age_days = 90.0
db_table: title = 'audit', rows = 9000000.0, bytes = 3221225472, rows_inserted = 9000000, rows_deleted = 0
db_table: id = 2, rows = 200000.0, bytes = 104857600, rows_inserted = 200000, rows_updated = 40000

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
