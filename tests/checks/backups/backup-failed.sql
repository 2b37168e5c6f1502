-- bad: the last one failed
-- finds: main 20261122-030000F
backup:
backup: label = '20261122-030000F', is_failed = 1, error = 'pages with wrong checksums were found'

-- bad: a later one of another source or repository makes up for nothing
-- finds: main 20261101-030000F; old 20261101-030000F
backup: source = 'old', label = '20261101-030000F', is_failed = 1
backup:
backup: repository = 'rds', label = '20261101-030000F', is_failed = 1

-- bad: a later one that is not finished, or failed too, makes up for nothing
-- finds: billing 20261101-030000F; billing 20261121-030000F; main 20261101-030000F
backup: label = '20261101-030000F', is_failed = 1
backup: finished_at = null
backup: source = 'billing', label = '20261101-030000F', is_failed = 1
backup: source = 'billing', is_failed = 1

-- good: one that failed long ago was followed by good ones
backup: label = '20261101-030000F', is_failed = 1
backup:

-- good: all fine
backup:

-- not applicable: none
