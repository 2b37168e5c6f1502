-- bad: more than one in ten is given up
-- finds: email
-- says: 5 of 40 notifications by email were given up since Alertmanager started / see the log of Alertmanager
alertmanager_integration: failed = 5
alertmanager_integration: name = 'webhook', sent = 0

-- good: one in ten
alertmanager_integration: failed = 4

-- good: one way was never needed
alertmanager_integration:
alertmanager_integration: name = 'pagerduty', sent = 0

-- undecided: nothing has gone out
-- leaves open: email; pagerduty
-- says: no notification by email has gone out since Alertmanager started, so whether one would arrive cannot be seen / send a test alert
alertmanager_integration: sent = 0
alertmanager_integration: name = 'pagerduty', sent = 0

-- good: a single one has gone out
alertmanager_integration: sent = 1

-- bad: the first failed
-- finds: email
alertmanager_integration: sent = 1, failed = 1

-- not applicable: no receiver has a way out
alertmanager_receiver: integrations = 0
