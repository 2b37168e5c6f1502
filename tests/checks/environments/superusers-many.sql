-- bad: four of them
-- finds: superusers
db_role: name = 'postgres', is_superuser = 1
db_role: name = 'ana', is_superuser = 1
db_role: name = 'ben', is_superuser = 1
db_role: is_superuser = 1

-- good: one of them
db_role: name = 'postgres', is_superuser = 1
db_role:

-- good: three superusers beside a role that is none
db_role: name = 'postgres'
db_role: name = 'ana', is_superuser = 1
db_role: name = 'ben', is_superuser = 1
db_role: is_superuser = 1

-- not applicable: no superuser
db_role:
