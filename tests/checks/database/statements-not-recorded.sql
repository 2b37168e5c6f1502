-- bad: neither loaded nor installed
-- finds: shop
-- says: severity = high
db_server:
db_extension: installed_version = null
db_setting: name = 'shared_preload_libraries', value = ''

-- bad: other libraries are kept in the fix
-- finds: shop
db_server:
db_extension: installed_version = null
db_setting: name = 'shared_preload_libraries', value = 'auto_explain'

-- bad: loaded, and only installed in another database
-- finds: shop
-- says: severity = medium
db_server:
db_extension: installed_version = null
db_setting: name = 'pg_stat_statements.max', value = '5000'

-- bad: installed, and the library is no longer loaded
-- finds: shop
-- says: alter system set
db_server:
db_extension:
db_setting: name = 'shared_preload_libraries', value = ''

-- bad: other libraries are loaded
-- finds: shop
-- says: alter system set
-- says: shared_preload_libraries = 100,
-- says: pg_stat_statements is not
-- says: / applied = sql
db_server:
db_extension: installed_version = null
db_setting: name = 'shared_preload_libraries'

-- bad: another extension is installed
-- finds: shop
db_server:
db_extension: name = 'hypopg'
db_setting: name = 'pg_stat_statements.max'

-- bad: what is loaded is not told
-- finds: shop
-- says: (no fix)
db_server:
db_extension: installed_version = null
db_setting:

-- good: loaded and installed
db_server:
db_extension:
db_setting: name = 'pg_stat_statements.max', value = '5000'

-- bad: without the files of the library Postgres would not start
-- finds: shop
-- says: install the package with the library first
-- says: / applied = code
db_server:
db_extension: installed_version = null, default_version = null
db_setting: name = 'shared_preload_libraries', value = ''

-- bad: loaded, and its files are gone since
-- finds: shop
-- says: create extension if not exists
-- says: / applied = sql
db_server:
db_setting: name = 'pg_stat_statements.max', value = '5000'

-- bad: the files of another extension do not help
-- finds: shop
-- says: / install the package with the library first
db_server:
db_extension: name = 'hypopg', installed_version = null
db_setting: name = 'shared_preload_libraries', value = ''
