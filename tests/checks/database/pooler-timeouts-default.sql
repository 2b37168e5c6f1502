-- bad: as it comes out of the box
-- finds: query_wait_timeout
pooler_setting: name = 'query_wait_timeout', number = 120.0
pooler_setting: name = 'server_idle_timeout', number = 600.0

-- bad: for ever, and a version that tells no defaults
-- finds: query_wait_timeout; server_idle_timeout
-- says: a client waits for a connection for ever / ; pgbouncer.ini
-- says: query_wait_timeout = 15 / severity = medium
-- says: severity = low
pooler_setting: name = 'query_wait_timeout', number = 0.0
pooler_setting: name = 'server_idle_timeout', number = 0.0

-- bad: a client waits a minute, and a connection lives for ever
-- finds: server_idle_timeout
-- says: server_idle_timeout is 0:
-- says: server_idle_timeout = 600
pooler_setting: name = 'query_wait_timeout', number = 60.0
pooler_setting: name = 'server_idle_timeout', number = 0.0

-- bad: another setting of zero
-- finds: query_wait_timeout
pooler_setting: name = 'query_wait_timeout', number = 0.0
pooler_setting: number = 0.0

-- bad: two minutes are not for ever
-- finds: query_wait_timeout
-- says: query_wait_timeout is 120
-- says: severity = low
pooler_setting: name = 'query_wait_timeout', number = 120.0

-- good: fifteen seconds
pooler_setting: name = 'query_wait_timeout', number = 15.0
pooler_setting: name = 'server_idle_timeout', number = 600.0

-- not applicable: there is no pooler

-- not applicable: another timeout alone
pooler_setting: name = 'server_idle_timeout', number = 600.0
