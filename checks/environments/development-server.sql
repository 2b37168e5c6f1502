/*
title    = "The app runs on a server made for production"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "http_site"
why      = """
The server that a framework starts for development answers one request at a time, watches files, and is not made to be attacked. It is the
first thing to give way: high, however small the app. Python's wsgiref is what Django's runserver is, and what some small tools are made to run on:
that it is one for development is then a guess."""
fix      = '''
Run what the framework names for production: gunicorn or uvicorn (Django, Flask, FastAPI), `next build` and `next start`, `node .output/server/index.mjs` (Nuxt), puma (Rails), php-fpm.
A site of files alone is built once and served by nginx or a CDN.'''
docs     = ["https://docs.djangoproject.com/en/5.2/howto/deployment/"]
*/
select
    name as subject,
    format('%s answers from a %s', path, name)
      || case name when 'wsgiref server' then ' (sure if it does so for visitors: some small tools are made to run on it)' else '' end as message,
    case name when 'wsgiref server' then 'likely' else 'sure' end as certainty,
    path,
    case name
        when 'next.js dev server' then 'next build && next start'
        when 'vite dev server' then 'vite build, and serve dist/ by nginx; of a framework on Vite the server that its build makes (Nuxt: node .output/server/index.mjs)'
        when 'webpack dev server' then 'webpack --mode production, and serve what it writes by nginx'
        when 'ruby webrick' then 'puma'
        when 'php development server' then 'php-fpm behind nginx'
        when 'python http.server' then 'serve the folder by nginx'
        else 'gunicorn -w 3 yourapp.wsgi'
    end as fix,
    'code' as fix_kind
from http_exposure
where kind = 'development-server'
order by name
