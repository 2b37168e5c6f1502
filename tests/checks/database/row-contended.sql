-- bad: eight sessions wait for one row where the objective is missed
-- finds: statement 7
load_step: offered_per_s = 10.0
load_step: step = 2, verdict = 'fail'
load_postgres_sample:
load_postgres_sample: second = 2
load_wait: step = 2, wait_class = 'Lock', wait_event = 'tuple', queryid = 7, statement = 'update counter set n = n + $1 where id = $2', sessions = 7.0, sessions_pct = 78.0
load_wait: step = 2, rank = 2, wait_class = 'Lock', wait_event = 'transactionid', queryid = 7, statement = 'update counter set n = n + $1 where id = $2', sessions = 1.0, sessions_pct = 11.0
load_wait: step = 2, rank = 3, queryid = 8, sessions = 1.0, sessions_pct = 11.0

-- bad: the same on Postgres 13, which does not tell the statement
-- finds: a statement
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null, sessions = 4.0, sessions_pct = 90.0

-- bad: just one session at a time
-- finds: a statement
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null, sessions = 1.0

-- bad: just half of the sessions
-- finds: a statement
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null, sessions = 4.0, sessions_pct = 50.0

-- bad: a statement in two steps is one finding
-- finds: a statement
load_step: verdict = 'fail'
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null, sessions = 4.0
load_step: step = 2, verdict = 'fail'
load_postgres_sample:
load_wait: step = 2, wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null, sessions = 4.0

-- bad: at just the rate of the plan
-- finds: statement 7
-- says: severity = high
-- says: cause = the statement update stock
load_step: offered_per_s = 1.8, verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'tuple', queryid = 7, statement = 'update stock', sessions = 4.0

-- bad: beyond it
-- finds: statement 7
-- says: severity = medium
load_step: offered_per_s = 1.9, verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'tuple', queryid = 7, statement = 'update stock', sessions = 4.0

-- bad: the step of the plan speaks for the statement, though beyond it more wait
-- finds: statement 7
-- says: severity = high
load_step: offered_per_s = 1.8, verdict = 'fail'
load_step: step = 2, offered_per_s = 90.0, verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'tuple', queryid = 7, statement = 'update stock', sessions = 4.0
load_wait: step = 2, wait_class = 'Lock', wait_event = 'tuple', queryid = 7, sessions = 9.0

-- good: waits for other things, for a table, for rows in a few sessions only, and in a step that met the objective
load_step: offered_per_s = 10.0
load_step: step = 2, verdict = 'fail'
load_postgres_sample:
load_postgres_sample: second = 2
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = 7, statement = 'update counter set n = n + $1 where id = $2', sessions = 1.5, sessions_pct = 80.0
load_wait: step = 2, wait_class = 'IO', wait_event = 'DataFileRead', queryid = 8, sessions = 6.0, sessions_pct = 65.0
load_wait: step = 2, rank = 2, wait_class = 'Lock', wait_event = 'relation', queryid = 9, sessions = 2.0, sessions_pct = 22.0
load_wait: step = 2, rank = 3, wait_class = 'Lock', wait_event = 'transactionid', queryid = 7, statement = 'update counter set n = n + $1 where id = $2', sessions = 1.2, sessions_pct = 13.0

-- good: most of the few active sessions, but hardly one at a time
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = 7, statement = 'update counter set n = n + $1 where id = $2', sessions = 0.3, sessions_pct = 70.0

-- good: they wait for another lock
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', queryid = null, statement = null, sessions = 4.0

-- good: a moment less than one session at a time
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null

-- good: a moment less than half of the sessions
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_class = 'Lock', wait_event = 'transactionid', queryid = null, statement = null, sessions = 4.0, sessions_pct = 49.0

-- good: they wait for something of that name that is no lock
load_step: verdict = 'fail'
load_postgres_sample:
load_wait: wait_event = 'transactionid', queryid = null, statement = null, sessions = 4.0
