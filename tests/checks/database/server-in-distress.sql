-- bad: out of memory
-- finds: distress out of memory 1
-- says: The log says 2 times: out of memory / (no fix) / severity = medium
log_total:
log_event: kind = 'distress', object = 'out of memory', times = 2

-- bad: killed
-- finds: distress a server process was killed or crashed 1
-- says: The log says once: a server
log_total:
log_event: kind = 'distress', object = 'a server process was killed or crashed'

-- bad: a damaged page, and a container that was ended
-- finds: distress damaged pages 1; distress the server stopped without shutting down 2
-- says: severity = high
-- says: severity = low
log_total:
log_event: kind = 'distress', object = 'damaged pages'
log_event: kind = 'distress', id = 2, object = 'the server stopped without shutting down', times = 9

-- good: other errors
log_total:
log_event: object = 'k', times = 2
