-- bad: seven of one statement
-- finds: deadlock 1
log_total:
log_event: kind = 'deadlock', statement = 'update stock set n = $1', times = 7

-- bad: just three
-- finds: deadlock 1
log_total:
log_event: kind = 'deadlock', statement = 'update stock set n = $1', times = 3

-- good: one
log_total:
log_event: kind = 'deadlock', statement = 'update stock set n = $1'

-- good: none
log_total:

-- good: seven errors of another kind
log_total:
log_event: statement = 'update stock set n = $1', times = 7

-- good: twice
log_total:
log_event: kind = 'deadlock', statement = 'update stock set n = $1', times = 2
