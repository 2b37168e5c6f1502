-- bad: over the network in plain text
-- finds: app web
db_server:
db_activity: is_tls = 0

-- bad: a session with a name
-- finds: app web
-- says: of app (web)
db_server:
db_activity: is_tls = 0

-- good: over the network, encrypted
db_server:
db_activity:

-- good: one on the same machine, beside one over the network
db_server:
db_activity: is_local = 1, is_tls = 0
db_activity: pid = 2

-- not applicable: on the same machine
db_server:
db_activity: is_local = 1, is_tls = 0

-- undecided: nobody was connected at that moment
-- leaves open: sessions
db_server:
