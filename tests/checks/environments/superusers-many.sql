-- bad: four of them
-- finds: superusers
db_role: name = 'postgres', is_superuser = 1
db_role: name = 'ana', is_superuser = 1
db_role: name = 'ben', is_superuser = 1
db_role: is_superuser = 1

-- good: one of them
db_role: name = 'postgres', is_superuser = 1
db_role:
