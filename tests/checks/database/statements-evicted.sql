-- bad: room is made all the time
-- finds: pg_stat_statements
db_statement_record: entries = 4800, evictions = 340, age_days = 12.0

-- bad: nearly full, on Postgres 13
-- finds: pg_stat_statements
db_statement_record: entries = 4990, evictions = null, age_days = null

-- good: once in a month, after a migration
db_statement_record: entries = 3100, evictions = 2

-- good: just reset
db_statement_record: age_days = 0.01
