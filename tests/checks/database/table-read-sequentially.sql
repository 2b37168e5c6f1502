-- bad: a search that reads every post
-- finds: post
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000

-- bad: thirty searches in the first hour of a server
-- finds: post
db_server: stats_age_days = 0.04
db_table: title = 'post', rows = 20000.0, scans_sequential = 30, rows_read_sequentially = 600000

-- bad: just ten thousand rows
-- finds: post
-- says: post was read
db_server:
db_table: title = 'post', rows = 10000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000

-- bad: just a twentieth
-- finds: post
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000, rows_read_by_index = 228000000000

-- bad: at the edge: half of the rows each time
-- finds: post
db_server:
db_table: title = 'post', rows = 40000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000

-- bad: just twenty a day
-- finds: post
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 1040, rows_read_sequentially = 12000000000

-- bad: just a hundred thousand rows, and a day of counting
-- finds: post
-- says: some 100000 rows each time / (no fix) / severity = medium / cause = post is read from end to end
db_server: stats_age_days = 1.0
db_table: title = 'post', name = 'post', rows = 100000.0, scans_sequential = 600000, rows_read_sequentially = 60000000000

-- bad: one row fewer
-- finds: post
-- says: severity = low
db_server:
db_table: title = 'post', rows = 99999.0, scans_sequential = 600000, rows_read_sequentially = 60000000000

-- bad: an import of this morning looks the same
-- finds: post
-- says: severity = low / certainty = likely
-- says: the counters are of today
db_server: stats_age_days = 0.9
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000

-- bad: a part of a table
-- finds: post
-- says: cause = a part of a table is read from end to end
db_server:
db_table: title = 'post', parent_id = 2, rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000

-- good: a nightly report of fifty-two days
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 52, rows_read_sequentially = 1040000

-- good: a lookup table is read whole on purpose
db_server:
db_table: title = 'country', rows = 250.0, scans_sequential = 600000, rows_read_sequentially = 150000000

-- good: it stops after the first rows: the newest ten of a heap
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 6000000

-- good: one in a hundred rows comes that way
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000, rows_read_by_index = 1200000000000

-- good: five thousand rows
db_server:
db_table: title = 'post', scans_sequential = 600000, rows_read_sequentially = 12000000000

-- good: a little less than twenty a day
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 1039, rows_read_sequentially = 12000000000

-- good: a moment less than a twentieth
db_server:
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000, rows_read_by_index = 228000000001

-- good: the provider's own table
db_server:
db_table: title = 'auth.sessions', purpose = 'provider', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000
db_table: id = 2

-- undecided: the age of the counters is not known
-- leaves open: post
db_server: stats_age_days = null
db_table: title = 'post', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000

-- not applicable: only tables of the provider
db_server:
db_table: title = 'auth.sessions', purpose = 'provider', rows = 20000.0, scans_sequential = 600000, rows_read_sequentially = 12000000000
