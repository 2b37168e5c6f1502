/*
title    = "Errors do not show the inside of the app"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "http_site"
why      = """
A debug page shows code, settings and often keys to whoever makes a mistake in the address; some let anybody run code. It also means that
the app runs in a mode that is slow and leaks memory by design: critical, whatever page it is. A stack alone shows names of files and functions: medium.
A page counts by what its framework's template is made of, an article about one does not."""
fix      = '''
Switch debug mode off: Express `NODE_ENV=production`, Laravel `APP_DEBUG=false`, Flask without `--debug`. Django `DEBUG = False`, but first `ALLOWED_HOSTS` with
the name of the site, or every request is refused, and WhiteNoise or nginx for its static files, which Django then sends no more.'''
docs     = ["https://owasp.org/www-community/Improper_Error_Handling"]
*/
select
    name as subject,
    format('%s shows a %s to everybody', path, name) as message,
    iif(name in ('python traceback', 'node stack trace', 'java stack trace', 'go stack trace', 'rust backtrace',
        'php stack trace', 'php error'), 'medium', 'critical') as severity,
    path
from http_exposure
where kind = 'debug-page'
order by name
