-- bad: ninety of a hundred
-- finds: max_client_conn
pooler_server:
pooler_setting: number = 100.0

-- good: ninety of a thousand
pooler_server:
pooler_setting:

-- not applicable: a version that tells no clients
pooler_server: clients = null
pooler_setting: number = 100.0
