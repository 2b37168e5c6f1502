-- bad: /.env
-- finds: /.env
http_site:
http_exposure: path = '/.env', kind = 'private-file', name = 'environment file'

-- good: nothing
http_site:

-- good: a debug page is another check
http_site:
http_exposure: path = '/x', name = 'rust backtrace'
