-- bad: as it comes out of the box
-- finds: query_wait_timeout
pooler_setting: name = 'query_wait_timeout', number = 120.0
pooler_setting: name = 'server_idle_timeout', number = 600.0

-- bad: for ever, and a version that tells no defaults
-- finds: query_wait_timeout; server_idle_timeout
pooler_setting: name = 'query_wait_timeout', number = 0.0
pooler_setting: name = 'server_idle_timeout', number = 0.0

-- good: fifteen seconds
pooler_setting: name = 'query_wait_timeout', number = 15.0
pooler_setting: name = 'server_idle_timeout', number = 600.0

-- not applicable: there is no pooler
