-- bad: nobody does
-- finds: the app
-- says: no metric that Prometheus has tells that somebody asks the app as a visitor does (sure if no service elsewhere does) / (no fix) / certainty = likely
prometheus_server: looks = 0

-- undecided: which metrics there are could not be asked
-- leaves open: the app
prometheus_server: looks = null

-- good: an exporter does
prometheus_server:

-- not applicable: there is no Prometheus
