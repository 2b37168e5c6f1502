/*
title    = "No private file can be downloaded"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "http_site"
why      = """
Settings, dumps and repositories are looked for by bots within minutes of a new name. Each of 24 usual paths below the app's address was asked for once, and up to
two maps that its scripts name; a file counts only when it has the form of what such a file holds, and when neither a path that nobody made
nor one of the same ending beside it answers alike. Its content was not kept. Critical: settings with a secret, credentials, dumps with rows and
repositories of any size. High: what shows settings of a running app, its log or hashes of passwords, or lets anybody profile it. Medium: what
shows its traffic and memory, names of its settings or tables; so is a compose file, of which some
are there to be downloaded, and a heap dump, which is offered: asking for it would make the app write all of its memory. Low: an environment
file that has only what the pages show in any case, and the sources of its scripts; names of those alone are no more than a hint."""
fix      = '''
Refuse dot files and dumps in the web server, and change every key that the file held: it must be taken as known.'''
docs     = ["https://owasp.org/www-project-web-security-testing-guide/"]
*/
select
    iif(name like 'source map%', name, path) as subject,
    case
        when name = 'spring heap dump offered'
            then format('%s offers the memory of the app as a download (sure if %s/heapdump is answered: asking makes the app write it all to disk)', path, path)
        when name = 'source map' then format('%s names the files that the scripts are built of', path)
        when name = 'source map with sources' then format('%s holds the sources of the scripts, for everybody to read', path)
        else format('%s (%s) can be downloaded by everybody', path, name)
            || iif(name = 'compose file', ' (sure if it is not meant for users, or holds a password)', '')
    end as message,
    case
        when name in ('environment file', 'aws credentials', 'git credentials', 'database dump', 'git repository', 'wordpress settings') then 'critical'
        when name in ('environment file without a secret', 'password file', 'spring environment', 'spring configuration', 'phpinfo', 'go profiler',
            'application log') then 'high'
        when name in ('environment file of public settings', 'source map with sources', 'source map') then 'low'
        else 'medium'
    end as severity,
    case
        when name in ('compose file', 'spring heap dump offered') then 'likely'
        when name = 'source map' then 'hint'
        else 'sure'
    end as certainty,
    case
        when name in ('environment file', 'environment file without a secret', 'environment file of public settings', 'git repository', 'git credentials',
            'aws credentials', 'password file') then 'files whose name begins with a dot are served'
        when name in ('database dump', 'database dump without rows') then 'dumps lie where files are served'
        when name in ('spring environment', 'spring environment without values', 'spring configuration', 'spring heap dump offered') then 'the actuator is open'
        when name in ('go variables', 'go profiler') then 'the profiler of Go is open'
        when name in ('source map with sources', 'source map') then 'source maps are served'
        else name || ' is served'
    end as cause,
    '# nginx, in server { … }, in place of a location of the same name' || char(10) || case name
        when 'git repository' then 'location ~ /\.git(?:/|$) { return 404; }'
        when 'go profiler' then format('location ^~ %s { return 404; }', nginx_word(path))
        when 'spring heap dump offered' then format('location = %s { return 404; }', nginx_word(path || '/heapdump'))
        when 'source map with sources' then 'location ~ \.map$ { return 404; }'
        when 'source map' then 'location ~ \.map$ { return 404; }'
        else format('location = %s { return 404; }', nginx_word(path))
    end as fix, 'nginx' as fix_kind
from http_exposure
where kind = 'private-file'
order by path
