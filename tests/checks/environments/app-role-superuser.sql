-- bad: the app is postgres
-- finds: postgres
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1

-- bad: a role of its own with all rights
-- finds: app
db_role: is_superuser = 1

-- bad: a role of the app's own, with a single session
-- finds: app
-- says: alter role app
db_role: is_superuser = 1, sessions = 1

-- good: the superuser is not connected
db_role:
db_role: name = 'postgres', quoted = 'postgres', is_superuser = 1, sessions = 0

-- not applicable: nobody is connected as one
db_role: name = 'postgres', quoted = 'postgres', sessions = 0
