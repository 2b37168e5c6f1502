-- bad: a check failed
-- finds: main wal archive
backup_check: name = 'wal archive', is_ok = 0, hint = 'please make sure WAL shipping is setup'

-- good: all fine
backup_check:

-- not applicable: no check
