-- bad: off
-- finds: archive_mode
db_server:
db_archiver: mode = 'off', has_command = 0

-- bad: on, and no command
-- finds: archive_mode
db_server:
db_archiver: has_command = 0

-- bad: the command is true
-- finds: archive_mode
db_server:
db_archiver: is_discarding = 1

-- bad: on, and without a command
-- finds: archive_mode
-- says: archive_mode is on,
-- says: system set archive_command
db_server:
db_archiver: has_command = 0

-- bad: off, whatever the command
-- finds: archive_mode
db_server:
db_archiver: mode = 'off'

-- good: a command archives
db_server:
db_archiver:

-- undecided: a managed provider does it out of sight
-- leaves open: archive_mode
db_server: provider = 'rds'
db_archiver:

-- undecided: a replica does not tell
-- leaves open: archive_mode
db_server: is_replica = 1
db_archiver: mode = 'off', has_command = 0

-- undecided: a replica does not tell, whatever its own settings are
-- leaves open: archive_mode
db_server: is_replica = 1
db_archiver:

-- bad: it is on, and no command is set
-- finds: archive_mode
-- says: / 1. set up the archive and prove it
db_server:
db_archiver: mode = 'on', has_command = 0

-- bad: it is off, and there may be a command
-- finds: archive_mode
-- says: / # never archive_mode alone
db_server:
db_archiver: mode = 'off', has_command = 0
