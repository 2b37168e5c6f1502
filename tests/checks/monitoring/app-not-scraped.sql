-- bad: the app does not answer its scrape
-- finds: shop:8000
-- says: the last scrape of the app (shop:8000, job shop) got nothing: connection refused; rules on its requests are silent
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_up = 0, serves = 0, fault = 'connection refused'

-- bad: another target answers, and serves nobody
-- finds: shop:8000
-- says: got nothing: no reason was given
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_up = 0, serves = 0
prometheus_target: number = 2, job = 'node', instance = 'node:9100', is_app = 0, serves = 0

-- bad: the app is no target
-- finds: the app
-- says: none of the 2 targets of Prometheus has the app's address, or counts HTTP requests that it answered (sure if the app is none of them)
-- says: certainty = likely
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_app = 0, serves = 0
prometheus_target: number = 2, job = 'node', instance = 'node:9100', is_app = 0, serves = 0

-- bad: there is no target at all
-- finds: the app
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:

-- undecided: what the targets count could not be asked
-- leaves open: the app
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_app = 0, serves = null

-- good: it is a target and up
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target:

-- good: it is a target under another address, known by what it counts
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_app = 0

-- good: one copy of two does not answer
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_up = 0, serves = 0
prometheus_target: number = 2, instance = 'shop:8001', is_app = 0, serves = 1

-- good: one copy of two does not answer, and the other was not asked what it counts
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_up = 0, serves = null
prometheus_target: number = 2, instance = 'shop:8001', serves = null

-- bad: the other has counted before it went
-- finds: shop:8000
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_up = 0, serves = 0
prometheus_target: number = 2, instance = 'shop:8001', is_app = 0, serves = 1, is_up = 0

-- good: it was not asked yet
address: kind = 'app', url = 'http://shop', source = 'command line', key = '--app'
prometheus_server:
prometheus_target: is_up = null

-- not applicable: no app was named
prometheus_server:
prometheus_target: is_app = 0, serves = 0

-- not applicable: only Postgres was named
address: kind = 'postgres', url = 'postgres://db/shop', source = 'command line', key = '--postgres'
prometheus_server:
prometheus_target: is_app = 0, serves = 0
