/*
title    = "The app runs on a server made for production"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "http_site"
why      = """
The server that a framework starts for development answers one request at a time, watches files, and is not made to be attacked. It is the
first thing to give way: high, however small the app."""
fix      = '''
Django: gunicorn or uvicorn. Flask: gunicorn. Vite, Next and webpack: build once, and serve the files by nginx. Rails: puma. PHP: php-fpm.'''
docs     = ["https://docs.djangoproject.com/en/5.2/howto/deployment/"]
*/
select
    name as subject,
    format('%s answers from a %s', path, name) as message,
    path
from http_exposure
where kind = 'development-server'
order by name
