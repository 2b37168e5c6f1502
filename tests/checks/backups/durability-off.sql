-- bad: fsync is off
-- finds: fsync
db_setting: name = 'fsync', value = 'off'
db_setting: name = 'full_page_writes', value = 'on'

-- bad: pages may tear
-- finds: full_page_writes
db_setting: name = 'fsync', value = 'on'
db_setting: name = 'full_page_writes', value = 'off'

-- good: both on; commits may wait a moment, and lose nothing else
db_setting: name = 'fsync', value = 'on'
db_setting: name = 'full_page_writes', value = 'on'
db_setting: name = 'synchronous_commit', value = 'off'

-- not applicable: another setting
db_setting: name = 'port'
