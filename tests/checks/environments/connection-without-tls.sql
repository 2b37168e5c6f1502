-- bad: over the network in plain text
-- finds: app web
db_activity: is_tls = 0

-- good: over the network, encrypted
db_activity:

-- not applicable: on the same machine
db_activity: is_local = 1, is_tls = 0
