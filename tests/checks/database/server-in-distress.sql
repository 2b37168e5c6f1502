-- bad: out of memory
-- finds: distress out of memory 1
log_total:
log_event: kind = 'distress', object = 'out of memory', times = 2

-- bad: killed
-- finds: distress a server process was killed or crashed 1
log_total:
log_event: kind = 'distress', object = 'a server process was killed or crashed'

-- good: other errors
log_total:
log_event: object = 'k', times = 2
