-- bad: left behind by an upgrade
-- finds: pg_stat_statements
db_extension: installed_version = '1.8'

-- good: the same
db_extension:
db_extension: name = 'hypopg', installed_version = null, default_version = '1.3.1'

-- not applicable: one that is not installed
db_extension: name = 'hypopg', installed_version = null
