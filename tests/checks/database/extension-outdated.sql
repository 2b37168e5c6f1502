-- bad: left behind by an upgrade
-- finds: pg_stat_statements
db_extension: installed_version = '1.8'

-- good: the same
db_extension:
db_extension: name = 'hypopg', installed_version = null, default_version = '1.3.1'

-- not applicable: one that is not installed
db_extension: name = 'hypopg', installed_version = null

-- bad: scripts lead to the new version
-- finds: pg_stat_statements
-- says: / alter extension "pg_stat_statements" update;
-- says: / applied = sql
db_extension: default_version = '1.11', has_update = 1

-- bad: no script leads there
-- finds: pg_stat_statements
-- says: / no script of the server
-- says: / applied = code
db_extension: default_version = '1.11', has_update = 0
