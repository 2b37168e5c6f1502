-- bad: the default route leads nowhere, and the rest follows
-- finds: nobody
-- says: 2 of 3 alerts (Down …) come to the receiver `nobody`, which has no way out: nobody hears of them / (no fix) / by_route = the default route
prometheus_rule: name = 'Down', is_watchdog = 0
prometheus_rule: number = 2, name = 'Slow', is_watchdog = 0
prometheus_rule: number = 3, name = 'Full', is_watchdog = 0
alert_path: receiver = 'nobody', integrations = 0
alert_path: rule = 2, receiver = 'nobody', integrations = 0
alert_path: rule = 3

-- bad: one alone
-- finds: nobody
-- says: 1 of 1 alerts (Down) come to
prometheus_rule: name = 'Down', is_watchdog = 0
alert_path: receiver = 'nobody', integrations = 0

-- bad: on purpose, and there are no others
-- finds: nobody
-- says: by_route = a route of their own
prometheus_rule: name = 'Down', is_watchdog = 0
prometheus_rule: number = 2, is_watchdog = 1
alert_path: receiver = 'nobody', integrations = 0, is_default = 0
alert_path: rule = 2

-- good: one of them is silenced on purpose
-- hints: nobody
prometheus_rule: name = 'Down', is_watchdog = 0
prometheus_rule: number = 2, name = 'Slow', is_watchdog = 0
alert_path: receiver = 'nobody', integrations = 0, is_default = 0
alert_path: rule = 2

-- good: it may come to one that has a way out
prometheus_rule: name = 'Down', is_watchdog = 0
alert_path: receiver = 'nobody', integrations = 0
alert_path: receiver = 'pager'

-- good: the one that fires all the time is judged apart
prometheus_rule:
prometheus_rule: number = 2, name = 'Slow', is_watchdog = 0
alert_path: receiver = 'nobody', integrations = 0
alert_path: rule = 2

-- not applicable: no rule alerts
prometheus_rule: kind = 'recording', is_watchdog = 0
