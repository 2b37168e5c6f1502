-- bad: a typing mistake
-- finds: postgresql.conf line 12, work_men
db_server:
db_file_fault:

-- good: none
db_server:
