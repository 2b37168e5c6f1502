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

-- bad: environment file
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = critical / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'environment file'

-- bad: aws credentials
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = critical / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'aws credentials'

-- bad: git repository
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = critical / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'git repository'

-- bad: database dump
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = critical / cause = dumps lie where files are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'database dump'

-- bad: spring environment
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = the actuator is open
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'spring environment'

-- bad: spring configuration
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = the actuator is open
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'spring configuration'

-- bad: phpinfo
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = phpinfo is served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'phpinfo'

-- bad: go profiler
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = the profiler of Go is open
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'go profiler'

-- bad: go variables
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = medium / cause = the profiler of Go is open
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'go variables'

-- bad: apache status
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = medium / cause = apache status is served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'apache status'

-- bad: environment file of public settings
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = low / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'environment file of public settings'

-- bad: some are there to be downloaded: a guess
-- finds: /docker-compose.yml
-- says: (sure if it is not meant for users
-- says: severity = medium / certainty = likely / cause = compose file is served
http_site:
http_exposure: path = '/docker-compose.yml', kind = 'private-file', name = 'compose file'

-- bad: environment file without a secret
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'environment file without a secret'

-- bad: git credentials
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = critical / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'git credentials'

-- bad: password file
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = files whose name begins with a dot are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'password file'

-- bad: wordpress settings
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = critical / cause = wordpress settings is served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'wordpress settings'

-- bad: application log
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = high / cause = application log is served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'application log'

-- bad: database dump without rows
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = medium / cause = dumps lie where files are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'database dump without rows'

-- bad: spring environment without values
-- finds: /x
-- says: downloaded by everybody / # nginx
-- says: severity = medium / cause = the actuator is open
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'spring environment without values'

-- bad: spring heap dump offered
-- finds: /x
-- says: (sure if /x/heapdump is answered
-- says: location = /x/heapdump { return 404; }
-- says: severity = medium / certainty = likely / cause = the actuator is open
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'spring heap dump offered'

-- bad: source map with sources
-- finds: source map with sources
-- says: /x holds the sources of the scripts
-- says: location ~ \.map$ { return 404; }
-- says: severity = low / cause = source maps are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'source map with sources'

-- good: source map
-- hints: source map
-- says: /x names the files
-- says: location ~ \.map$ { return 404; }
-- says: severity = low / certainty = hint / cause = source maps are served
http_site:
http_exposure: path = '/x', kind = 'private-file', name = 'source map'
