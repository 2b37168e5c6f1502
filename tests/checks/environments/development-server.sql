-- bad: runserver
-- finds: django runserver
http_site:
http_exposure: kind = 'development-server', name = 'django runserver'

-- good: nothing
http_site:

-- good: a page for debugging is another check's
http_site:
http_exposure: name = 'django runserver'
