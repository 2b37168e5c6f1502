-- bad: just ninety of a hundred
-- finds: max_client_conn
-- says: severity = high
pooler_server:
pooler_setting: number = 100.0

-- bad: one client may come
-- finds: max_client_conn
pooler_server:
pooler_setting: number = 1.0

-- bad: just four fifths
-- finds: max_client_conn
-- says: severity = medium
pooler_server:
pooler_setting: number = 112.5

-- bad: a moment less than ninety of a hundred
-- finds: max_client_conn
-- says: severity = medium
pooler_server:
pooler_setting: number = 101.0

-- good: ninety of a thousand
pooler_server:
pooler_setting:

-- good: a moment less than four fifths
pooler_server:
pooler_setting: number = 113.0

-- good: another setting
pooler_server:
pooler_setting: name = 'query_wait_timeout', number = 100.0

-- not applicable: a version that tells no clients
pooler_server: clients = null
pooler_setting: number = 100.0
