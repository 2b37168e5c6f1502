-- bad: there is no Alertmanager
-- finds: alertmanager
-- says: Prometheus has 2 alerting rules and no Alertmanager to hand alerts to: nobody hears of them / name an Alertmanager below `alerting`
prometheus_rule:
prometheus_rule: number = 2
prometheus_rule: number = 3, kind = 'recording', is_watchdog = 0
prometheus_notification: sent = 0, lost = 0

-- bad: there is none, whatever was sent before
-- finds: alertmanager
prometheus_rule:
prometheus_notification:

-- bad: more than one in ten is lost
-- finds: alertmanager
-- says: 200 alerts were handed over since Prometheus started, and 21 found no Alertmanager that took them / see in the log of Prometheus
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: lost = 21

-- bad: all are lost
-- finds: alertmanager
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: sent = 0, lost = 20

-- bad: just enough to tell
-- finds: alertmanager
-- says: / see in the log of Prometheus why
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: sent = 20, lost = 3

-- undecided: a few were lost, as at a start
-- leaves open: alertmanager
-- says: / let one alert fire all the time
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: sent = 19, lost = 19

-- undecided: nothing was sent
-- leaves open: alertmanager
-- says: Prometheus has handed over no alert since it started
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: sent = 0, lost = 0

-- good: one in ten, lost while it started
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: lost = 20

-- good: one was sent and none lost
prometheus_rule:
prometheus_alertmanager:
prometheus_notification: sent = 1

-- not applicable: no rule alerts
prometheus_rule: kind = 'recording', is_watchdog = 0
prometheus_notification: sent = 0
