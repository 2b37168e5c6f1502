-- bad: one after the other
-- finds: app@shop
log_total: hours = 1.0
log_session: opened = 20000, closed = 0, session_ms = 0.0

-- bad: short ones, and no times in the log
-- finds: app@shop
log_total: hours = null
log_session: opened = 0, closed = 2000, session_ms = 50000.0

-- bad: just 1,800 in an hour
-- finds: app@shop
log_total: hours = 1.0
log_session: opened = 1800, closed = 0

-- bad: just a thousand, which last 50 ms
-- finds: app@shop
log_total:
log_session: closed = 1000, session_ms = 50000.0

-- bad: a moment less than a second
-- finds: app@shop
log_total:
log_session: closed = 2000, session_ms = 1999999.0

-- bad: one of 20,000 has ended
-- finds: app@shop
-- says: connections to shop,
log_total: hours = 1.0
log_session: opened = 20000, closed = 1

-- bad: how long they last is not said where none has ended
-- finds: app@shop
-- says: app opened 1800 connections to shop / (no fix)
log_total: hours = 1.0
log_session: opened = 1800, closed = 0

-- good: many in a long time, each of which lasts
log_total: hours = 720.0
log_session: opened = 2000, closed = 1990, session_ms = 900000000.0

-- good: at the edge: they last a second
log_total:
log_session: closed = 2000, session_ms = 2000000.0

-- good: 20,000 in half a day
log_total: hours = 12.0
log_session: opened = 20000

-- good: none ended yet
log_total:
log_session: opened = 2000, closed = 999, session_ms = 50000.0

-- good: 999 in half an hour are too few
log_total: hours = 0.5
log_session: opened = 999

-- not applicable: connections are not logged
log_total: hours = 1.0
