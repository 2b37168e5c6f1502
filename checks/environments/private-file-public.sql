/*
title    = "No private file can be downloaded"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "http_site"
why      = """
Settings, dumps and repositories are looked for by bots within minutes of a new name. Each of 14 usual paths below the app's address was asked for once; a file counts
only when it holds what such a file holds. Its content was not kept. Critical: settings, credentials, dumps and repositories of any size. High:
what shows settings of a running app or lets anybody profile it. Medium: what shows its traffic and memory; so is a compose file, of which some
are there to be downloaded. Low: an environment file that has only what the pages show in any case."""
fix      = '''
Refuse dot files and dumps in the web server, and change every key that the file held: it must be taken as known.'''
docs     = ["https://owasp.org/www-project-web-security-testing-guide/"]
*/
select
    path as subject,
    format('%s (%s) can be downloaded by everybody', path, name)
      || iif(name = 'compose file', ' (sure if it is not meant for users, or holds a password)', '') as message,
    case
        when name in ('environment file', 'aws credentials', 'database dump', 'git repository') then 'critical'
        when name in ('spring environment', 'spring configuration', 'phpinfo', 'go profiler') then 'high'
        when name = 'environment file of public settings' then 'low'
        else 'medium'
    end as severity,
    iif(name = 'compose file', 'likely', 'sure') as certainty,
    case
        when name in ('environment file', 'environment file of public settings', 'git repository', 'aws credentials') then 'files whose name begins with a dot are served'
        when name = 'database dump' then 'dumps lie where files are served'
        when name in ('spring environment', 'spring configuration') then 'the actuator is open'
        when name in ('go variables', 'go profiler') then 'the profiler of Go is open'
        else name || ' is served'
    end as cause,
    '# nginx, in server { … }, in place of a location of the same name' || char(10) || case name
        when 'git repository' then 'location ~ /\.git(?:/|$) { return 404; }'
        when 'go profiler' then format('location ^~ %s { return 404; }', nginx_word(path))
        else format('location = %s { return 404; }', nginx_word(path))
    end as fix, 'nginx' as fix_kind
from http_exposure
where kind = 'private-file'
order by path
