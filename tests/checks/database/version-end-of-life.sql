-- bad: 13, a year after its end
-- finds: postgres
-- says: since 2025-11-13 / (no fix) / version
db_server: version_num = 130023, version = '13.23'

-- bad: on the very day
-- finds: postgres
run: taken_at = '2025-11-13'
db_server: version_num = 130020

-- bad: a provider who sells fixes for longer
-- finds: postgres
-- says: certainty = likely
-- says: unless you pay for extended support
db_server: version_num = 130023, version = '13.23', provider = 'rds'

-- good: 15 has a year to go
db_server:

-- good: the same 13 before its end
run: taken_at = '2025-10-01T00:00:00Z'
db_server: version_num = 130020, version = '13.20'
