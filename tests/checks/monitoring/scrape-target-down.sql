-- bad: two that do not answer, and one that does
-- finds: node 10.0.0.2:9100; node 10.0.0.3:9100
-- says: the last scrape of 10.0.0.2:9100 (job node) got nothing: no route to host / (no fix) / cause = a target that does not answer
-- says: got nothing: no reason was given
prometheus_target:
prometheus_target: number = 2, job = 'node', instance = '10.0.0.2:9100', is_app = 0, is_up = 0, fault = 'no route to host'
prometheus_target: number = 3, job = 'node', instance = '10.0.0.3:9100', is_app = 0, is_up = 0

-- good: one that was not asked yet
prometheus_target: is_app = 0
prometheus_target: number = 2, is_app = 0, is_up = null

-- good: the app is judged apart
prometheus_target: is_up = 0
prometheus_target: number = 2, is_app = 0

-- not applicable: there is none but the app
prometheus_target: is_up = 0
