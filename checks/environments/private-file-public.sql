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
    '# nginx, in server { … }, in place of a location of the same name' || char(10) || case name
        when 'git repository' then 'location ~ /\.git(?:/|$) { return 404; }'
        when 'go profiler' then format('location ^~ %s { return 404; }', nginx_word(path))
        else format('location = %s { return 404; }', nginx_word(path))
    end as fix, 'nginx' as fix_kind
from http_exposure
where kind = 'private-file'
order by path
