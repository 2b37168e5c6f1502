-- bad: /.env
-- finds: /.env
http_site:
http_exposure: path = '/.env', kind = 'private-file', name = 'environment file'

-- good: nothing
http_site:

-- good: a debug page is another check
http_site:
http_exposure: path = '/x', name = 'rust backtrace'

-- bad: a repository is closed as a whole, a folder as well, a file by itself
-- finds: /.env; /.git/HEAD; /debug/pprof/
-- says: location = /.env { return 404; }
-- says: location ~ /\.git(?:/|$) { return 404; }
-- says: location ^~ /debug/pprof/ { return 404; }
http_site:
http_exposure: path = '/.env', kind = 'private-file', name = 'environment file'
http_exposure: path = '/.git/HEAD', kind = 'private-file', name = 'git repository'
http_exposure: path = '/debug/pprof/', kind = 'private-file', name = 'go profiler'
