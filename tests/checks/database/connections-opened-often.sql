-- bad: one after the other
-- finds: app@shop
log_total: hours = 1.0
log_session: opened = 20000, closed = 0, session_ms = 0.0

-- bad: short ones, and no times in the log
-- finds: app@shop
log_total: hours = null
log_session: opened = 0, closed = 2000, session_ms = 50000.0

-- good: many in a long time, each of which lasts
log_total: hours = 720.0
log_session: opened = 2000, closed = 1990, session_ms = 900000000.0

-- not applicable: connections are not logged
log_total: hours = 1.0
