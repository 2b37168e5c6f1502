-- bad: five times as long
-- finds: statement 7
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 25000.0

-- bad: at the edges: a thousand calls, and 1 ms
-- finds: statement 7; statement 14
db_statement: id = 7, text = 'select 1 from visits', calls = 1000, planning_ms = 25000.0
db_statement: id = 14, text = 'select 1 from visits', calls = 25000, planning_ms = 25000.0

-- good: the work is longer
db_statement: id = 7, text = 'select 1 from visits', total_ms = 50000.0, mean_ms = 10.0, planning_ms = 2500.0

-- good: longer, and still nothing
db_statement: id = 7, text = 'select 1 from visits', total_ms = 100.0, mean_ms = 0.02, planning_ms = 500.0

-- good: at the edges: as long as the work, 999 calls, and a moment less than 1 ms
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 5000.0
db_statement: id = 14, text = 'select 1 from visits', calls = 999, planning_ms = 25000.0
db_statement: id = 21, text = 'select 1 from visits', calls = 25001, planning_ms = 25000.0

-- good: hardly any planning was measured
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 1.0

-- good: another setting is off
db_setting: name = 'track_io_timing', value = 'off', number = null
db_statement: planning_ms = 1.0

-- good: it is measured, and there was nothing to plan
db_setting: name = 'pg_stat_statements.track_planning', value = 'on', number = null
db_statement:

-- undecided: no planning was measured
-- leaves open: pg_stat_statements.track_planning
-- says: How long statements are planned is not measured
-- says: alter system set pg_stat_statements.track_planning = on
db_setting: name = 'pg_stat_statements.track_planning', value = 'off', number = null
db_statement: id = 7, text = 'select 1 from visits'

-- not applicable: no statement
db_setting:

-- good: planned slowly under the load alone
load_run:
db_statement: id = 7, text = 'select 1 from visits', calls = 25000, planning_ms = 50000.0
db_statement_before: id = 7, calls = 2000, planning_ms = 200.0

-- bad: and in use
-- finds: statement 7
-- says: Planning takes 2.0 ms a call, the work itself 1.0 ms
load_run:
db_statement: id = 7, text = 'select 1 from visits', calls = 25000, planning_ms = 50000.0
db_statement_before: id = 7, calls = 2000, total_ms = 2000.0, planning_ms = 4000.0
