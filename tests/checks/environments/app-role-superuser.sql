-- bad: the app is postgres
-- finds: postgres
-- says: create role app login
-- says: / applied = code
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1
db_role: name = 'root', quoted = 'root', is_superuser = 1, sessions = 0

-- bad: a role of its own with all rights, and no other that could give them back
-- finds: app
-- says: create role app login
-- says: / applied = code
db_role: is_superuser = 1

-- bad: a role of the app's own, with a single session
-- finds: app
-- says: alter role app nosuperuser
-- says: / applied = sql
db_role: is_superuser = 1, sessions = 1
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0

-- good: the superuser is not connected
db_role:
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0

-- undecided: nobody is connected at all, as an app that opens a connection for each request often is not
-- leaves open: sessions
db_role: sessions = 0
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0

-- good: one session of another role tells
db_role: sessions = 1
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0

-- bad: another role that is no superuser could not give the rights back
-- finds: app
-- says: / applied = code
db_role: is_superuser = 1
db_role: name = 'other', quoted = 'other', sessions = 0

-- bad: before Postgres 14 no role reads and writes everything
-- finds: app
-- says: grant usage on each schema
-- says: / applied = code
db_server: version_num = 139999
db_role: is_superuser = 1, sessions = 1
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0

-- bad: from it on they do
-- finds: app
-- says: grant pg_read_all_data
-- says: / applied = sql
db_server: version_num = 140000
db_role: is_superuser = 1, sessions = 1
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0
