-- bad: a stack trace of node
-- finds: node stack trace
http_site:
http_exposure: path = '/x', name = 'node stack trace'

-- good: a private file is another check
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'environment file'

-- good: nothing
http_site:

-- bad: a page with settings
-- finds: django debug page
-- says: severity = critical
http_site:
http_exposure:

-- bad: names of files and functions alone
-- finds: python traceback
-- says: severity = medium
http_site:
http_exposure: path = '/x', name = 'python traceback'

-- bad: php error
-- finds: php error
-- says: severity = medium
http_site:
http_exposure: path = '/x', name = 'php error'

-- bad: php stack trace
-- finds: php stack trace
-- says: severity = medium
http_site:
http_exposure: path = '/x', name = 'php stack trace'

-- bad: java stack trace
-- finds: java stack trace
-- says: severity = medium
http_site:
http_exposure: path = '/x', name = 'java stack trace'

-- bad: go stack trace
-- finds: go stack trace
-- says: severity = medium
http_site:
http_exposure: path = '/x', name = 'go stack trace'

-- bad: rust backtrace
-- finds: rust backtrace
-- says: severity = medium
http_site:
http_exposure: path = '/x', name = 'rust backtrace'
