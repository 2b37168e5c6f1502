-- bad: the old server is still saved
-- finds: main
backup_repository: system_identifier = '6000000000000000001'
db_wal:

-- bad: one repository does not tell its server, the other is of another one
-- finds: old
backup_repository: system_identifier = null
db_wal:
backup_repository: source = 'old', system_identifier = '6000000000000000001'

-- good: the same server
backup_repository:
db_wal:

-- good: one stanza for each of two servers
backup_repository:
backup_repository: source = 'billing', system_identifier = '6000000000000000001'
db_wal:

-- not applicable: the tool does not tell
backup_repository: system_identifier = null
db_wal:
