-- bad: the last one failed
-- finds: main 20261122-030000F
backup:
backup: label = '20261122-030000F', is_failed = 1, error = 'pages with wrong checksums were found'

-- good: one that failed long ago was followed by good ones
backup: label = '20261101-030000F', is_failed = 1
backup:

-- good: all fine
backup:

-- not applicable: none
