/*
title    = "No private file can be downloaded"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "http_site"
why      = """
Settings, dumps and repositories are looked for by bots within minutes of a new name. Each of 14 usual paths below the app's address was asked for once; a file counts
only when it holds what such a file holds. Its content was not kept."""
fix      = '''
Refuse dot files and dumps in the web server, and change every key that the file held: it must be taken as known.'''
docs     = ["https://owasp.org/www-project-web-security-testing-guide/"]
*/
select
    path as subject,
    format('%s (%s) can be downloaded by everybody', path, name) as message,
    format('location = %s { deny all; return 404; }', nginx_word(path)) as fix
from http_exposure
where kind = 'private-file'
order by path
