-- bad: the app may wait for ever
-- finds: app
db_role: statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- bad: nobody is connected, and the server has no limit
-- finds: every role
db_role: sessions = 0, statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- bad: a single session has none
-- finds: app
-- says: A statement of
-- says: alter role app
db_role: sessions = 1, statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- bad: two roles are one setting
-- finds: app; worker
-- says: certainty = likely
-- says: cause = statement_timeout is 0
db_role: statement_timeout_ms = 0.0
db_role: name = 'worker', statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- good: the app has a limit, and the role of the migrations has none
db_role:
db_role: name = 'migrator', quoted = 'migrator', sessions = 0, statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- good: the server has one for everybody
db_role: sessions = 0
db_setting: name = 'statement_timeout', number = 15000.0

-- good: another setting is zero
db_role: sessions = 0
db_setting: number = 0.0

-- good: a role of the provider
db_role: name = 'supabase_auth_admin', quoted = 'supabase_auth_admin', statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- undecided: the value of our own role hides the one of the server
-- leaves open: app
db_role: statement_timeout_ms = null
db_setting: name = 'statement_timeout', number = 15000.0, is_own_override = 1

-- bad: a role that is known is given a limit
-- finds: app
-- says: / alter role app set statement_timeout
-- says: / applied = sql
db_role: statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0

-- undecided: nobody is connected, and a role has a limit of its own: it may be the app's
-- leaves open: every role
db_role: sessions = 0, statement_timeout_ms = 1.0
db_role: name = 'migrator', quoted = 'migrator', sessions = 0, statement_timeout_ms = 0.0
db_setting: name = 'statement_timeout', number = 0.0
