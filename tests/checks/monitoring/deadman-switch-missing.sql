-- bad: no alert fires all the time
-- finds: deadman's switch
-- says: no alert fires all the time, so that nobody hears when Prometheus or Alertmanager has died (sure if nothing outside watches them) / (no fix) / certainty = likely
prometheus_server:
prometheus_rule: name = 'Down', is_watchdog = 0
alert_path:

-- bad: one does, and comes to nobody
-- finds: deadman's switch
-- says: the alert that fires all the time comes to no receiver with a way out
prometheus_server:
prometheus_rule:
prometheus_rule: number = 2, name = 'Down', is_watchdog = 0
alert_path: integrations = 0, receiver = 'null'
alert_path: rule = 2

-- good: one does, and comes to somebody
prometheus_server:
prometheus_rule:
alert_path:

-- not applicable: no rule alerts
prometheus_server:
prometheus_rule: kind = 'recording', is_watchdog = 0
