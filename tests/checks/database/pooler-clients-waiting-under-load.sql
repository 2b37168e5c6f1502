-- bad: they wait for three seconds of a step
-- finds: load
load_step: offered_per_s = 50.0
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- bad: a single client in one of three seconds
-- finds: load
load_step:
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 1, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- bad: a moment over 100 ms in one of three seconds
-- finds: load
load_step:
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 101.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- bad: just the rate of the plan missed the objective
-- finds: load
-- says: severity = high
load_step: offered_per_s = 1.8, verdict = 'fail'
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 3, clients_waiting = 5, wait_max_ms = 150.0

-- bad: a rate of the plan met it
-- finds: load
-- says: severity = medium
load_step: offered_per_s = 1.8
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 3, clients_waiting = 5, wait_max_ms = 150.0

-- bad: far beyond the plan something has to wait
-- finds: load
-- says: severity = low
load_step: offered_per_s = 1.9, verdict = 'fail'
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 3, clients_waiting = 5, wait_max_ms = 150.0

-- bad: one of three seconds is of a step beyond
-- finds: load
-- says: severity = low
load_step: offered_per_s = 1.8, verdict = 'fail'
load_step: step = 2, offered_per_s = 50.0, verdict = 'fail'
load_second:
load_second: second = 2
load_second: second = 3, step = 2
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 3, clients_waiting = 5, wait_max_ms = 150.0

-- bad: one of three seconds is of a step that met it
-- finds: load
-- says: severity = medium
load_step: offered_per_s = 1.8, verdict = 'fail'
load_step: step = 2, offered_per_s = 1.0
load_second:
load_second: second = 2
load_second: second = 3, step = 2
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 3, clients_waiting = 5, wait_max_ms = 150.0

-- good: at the edge: 100 ms in one of three seconds
load_step:
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 100.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- good: a single second, and short waits
load_step: offered_per_s = 50.0
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 1, wait_max_ms = 8.0
load_pooler_second: second = 3, clients_waiting = 1, wait_max_ms = 9.0

-- good: in one of three seconds nobody waits
load_step:
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- good: a moment less than 100 ms in one of three seconds
load_step:
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 99.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- good: the seconds are of no step
load_step: step = 0
load_second:
load_second: second = 2
load_second: second = 3
load_pooler_second: clients_waiting = 5, wait_max_ms = 150.0
load_pooler_second: second = 2, clients_waiting = 9, wait_max_ms = 300.0
load_pooler_second: second = 3, clients_waiting = 14, wait_max_ms = 500.0

-- not applicable: there is no pooler
