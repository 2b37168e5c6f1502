-- bad: room is made all the time
-- finds: pg_stat_statements
db_statement_record: entries = 4800, evictions = 340, age_days = 12.0

-- bad: nearly full, on Postgres 13
-- finds: pg_stat_statements
db_statement_record: entries = 4990, evictions = null, age_days = null

-- bad: a little more than one a day
-- finds: pg_stat_statements
db_statement_record: evictions = 32

-- bad: nearly full, and none was thrown out
-- finds: pg_stat_statements
db_statement_record: entries = 4751

-- bad: nearly full, and one was thrown out
-- finds: pg_stat_statements
-- says: statements of 5000,
db_statement_record: entries = 4800, evictions = 1

-- bad: nearly full, and room was never made
-- finds: pg_stat_statements
-- says: holds 4800 statements of 5000 / alter system
db_statement_record: entries = 4800

-- good: once in a month, after a migration
db_statement_record: entries = 3100, evictions = 2

-- good: just reset
db_statement_record: age_days = 0.01

-- good: at the edge: one a day
db_statement_record: evictions = 31

-- good: at the edge: 19 of 20 places
db_statement_record: entries = 4750
