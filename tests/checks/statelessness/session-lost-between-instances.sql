-- bad: lost
-- finds: connect.sid
http_handoff: is_lost = 1

-- good: kept
http_handoff:
