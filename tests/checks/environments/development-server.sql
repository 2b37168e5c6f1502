-- bad: runserver
-- finds: django runserver
http_site:
http_exposure: kind = 'development-server', name = 'django runserver'

-- good: nothing
http_site:
