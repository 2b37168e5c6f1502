-- bad: none at all
-- finds: main
backup_source:
backup_repository:

-- bad: the tool knows of nothing
-- finds: backups
backup_source: tool = 'none', version = null

-- bad: two days old
-- finds: main
-- says: severity = high
backup_source:
backup_repository:
backup: age_days = 2.0

-- bad: nightly increments on a full one of three weeks ago
-- finds: main
backup_source:
backup_repository:
backup: age_days = 21.0
backup: label = '20261101-030000F_20261122-030000I', kind = 'incr'

-- bad: the newest failed
-- finds: main
backup_source:
backup_repository:
backup: age_days = 3.0
backup: label = '20261122-030000F', is_failed = 1

-- bad: one of two stanzas
-- finds: old
backup_source:
backup_repository:
backup_repository: source = 'old'
backup: age_days = 1.0
backup: source = 'old', age_days = 90.0

-- bad: nightly increments on a full one of nine days
-- finds: main
-- says: The newest full
-- says: pgbackrest --stanza=main backup
-- says: --stanza=main backup --type=full
backup_source:
backup_repository:
backup: age_days = 9.0
backup: label = 'x_I', kind = 'incr'

-- bad: the only one was not finished
-- finds: main
-- says: --stanza=main backup --type=full
backup_source:
backup_repository:
backup: finished_at = null

-- bad: a full one of eight days, and none since: an increment would do
-- finds: main
-- says: --stanza=main backup --type=incr
backup_source:
backup_repository:
backup: age_days = 8.0

-- bad: a report of just 26 hours, and no backup
-- finds: main
-- says: There is no backup of main / pgbackrest --stanza=main backup --type=full
backup_source: age_days = 26.0 / 24
backup_repository:

-- bad: an increment of just 26 hours on a full one of nine days
-- finds: main
-- says: The newest full backup of main is 9.0 days old
backup_source:
backup_repository:
backup: age_days = 9.0
backup: label = 'x_I', kind = 'incr', age_days = 26.0 / 24

-- bad: increments of six days on a full one
-- finds: main
-- says: severity = high
backup_source:
backup_repository:
backup: age_days = 6.0

-- bad: increments of last night stand on nothing
-- finds: main
-- says: severity = critical
backup_source:
backup_repository:
backup: kind = 'incr'

-- bad: just a week old, and of before an upgrade none counts
-- finds: main; new
-- says: The newest backup of main is 7.0 days old
-- says: newest_full_days = 7
-- says: There is no backup of new
backup_source:
backup_repository:
backup_repository: source = 'new', system_identifier = '7713319340309929285'
backup: age_days = 7.0
backup: source = 'new'

-- bad: an increment last night, and no full one since the upgrade
-- finds: main
-- says: There is no full backup of main
backup_source:
backup_repository:
backup: label = 'a', system_identifier = '7713319340309929285'
backup: label = 'x_I', kind = 'incr'

-- good: the tool does not tell of which server a backup is
backup_source:
backup_repository:
backup: system_identifier = null

-- good: a tool that knows no identifier at all
backup_source:
backup_repository: system_identifier = null
backup: system_identifier = null

-- good: a full one last night
backup_source:
backup_repository:
backup:

-- good: a full one on Sunday and an increment last night
backup_source:
backup_repository:
backup: age_days = 6.3
backup: label = 'x_I', kind = 'incr'

-- good: an old one beside a new one
backup_source:
backup_repository:
backup: label = 'old', age_days = 40.0
backup:

-- good: increments on a full one of just eight days
backup_source:
backup_repository:
backup: age_days = 8.0
backup: label = 'x_I', kind = 'incr'

-- good: the report and the newest backup are just 26 hours old
backup_source: age_days = 26.0 / 24
backup_repository:
backup: age_days = 26.0 / 24

-- undecided: the report itself is of last month
-- leaves open: main
backup_source: read_at = '2026-10-22T10:00:00Z', age_days = 31.0
backup_repository:
backup: age_days = 31.5

-- undecided: only the tool's checks were given
-- leaves open: backups
backup_source: tool = 'barman'

-- undecided: a report of just over a day and a half does not tell of the last night
-- leaves open: main
backup_source: age_days = 2.0
backup_repository:
backup:

-- not applicable: nothing was read
