-- bad: runserver
-- finds: django runserver
http_site:
http_exposure: kind = 'development-server', name = 'django runserver'

-- bad: each is told what to run in its place
-- finds: flask development server; next.js dev server; php development server; python http.server; ruby webrick; vite dev server; webpack dev server
-- says: a flask development server / gunicorn
-- says: a next.js dev server / next build && next start
-- says: a php development server / php-fpm
-- says: a python http.server / serve the folder
-- says: a ruby webrick / puma
-- says: a vite dev server / vite build
-- says: a webpack dev server / webpack --mode production
http_site:
http_exposure: path = '/0', kind = 'development-server', name = 'flask development server'
http_exposure: path = '/1', kind = 'development-server', name = 'next.js dev server'
http_exposure: path = '/2', kind = 'development-server', name = 'php development server'
http_exposure: path = '/3', kind = 'development-server', name = 'python http.server'
http_exposure: path = '/4', kind = 'development-server', name = 'ruby webrick'
http_exposure: path = '/5', kind = 'development-server', name = 'vite dev server'
http_exposure: path = '/6', kind = 'development-server', name = 'webpack dev server'

-- bad: what some tools are made to run on is a guess
-- finds: wsgiref server
-- says: (sure if it does so for visitors
-- says: certainty = likely
http_site:
http_exposure: kind = 'development-server', name = 'wsgiref server'

-- good: nothing
http_site:

-- good: a page for debugging is another check's
http_site:
http_exposure: name = 'django runserver'
