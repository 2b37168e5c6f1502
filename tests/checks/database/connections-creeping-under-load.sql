-- bad: one more every half a minute
-- finds: load
load_postgres_second:
load_postgres_second: second = 800
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 110.0, per_hour_high = 130.0, at_start = 10.0, at_end = 36.0, seconds = 800

-- bad: just five more
-- finds: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 110.0, at_start = 31.0, at_end = 36.0

-- bad: at least to the limit in just a day
-- finds: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 2.0, per_hour_high = 4.0, at_start = 10.0, at_end = 49.0

-- good: a full pool that stays as large, beside growing connections of Redis
load_postgres_second:
load_postgres_second: second = 900
load_trend: measure = 'connections of Postgres', kind = 'connections', subject = 'Postgres', per_hour_low = 0.0, per_hour_high = 0.0, at_start = 40.0, at_end = 40.0, seconds = 900
load_trend: measure = 'connections of Redis', kind = 'connections', subject = 'Redis', per_hour_low = 640.0, per_hour_high = 800.0, at_start = 10.0, at_end = 190.0, seconds = 900

-- good: two more in an hour, of a thousand
load_postgres_second: connections_max = 997
load_postgres_second: second = 3600, connections_max = 997
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 1.0, per_hour_high = 3.0, at_start = 40.0, at_end = 42.0, seconds = 3600

-- good: no growth, at the limit
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_high = 0.0, at_end = 600.0

-- undecided: a single connection more is no trend
-- leaves open: load
load_postgres_second:
load_postgres_second: second = 40
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 20.0, per_hour_high = 160.0, at_start = 10.0, at_end = 11.0, seconds = 40

-- undecided: a pool may still be filling
-- leaves open: load
load_postgres_second:
load_postgres_second: second = 100
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 640.0, per_hour_high = 800.0, at_start = 10.0, at_end = 30.0, seconds = 100

-- undecided: at least two an hour may leave it a day
-- leaves open: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 2.0, at_start = 10.0, at_end = 36.0

-- undecided: four more are no trend
-- leaves open: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 110.0, at_start = 32.0, at_end = 36.0

-- undecided: at most to the limit in just a day
-- leaves open: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_high = 2.375, at_end = 40.0

-- undecided: a second short of ten minutes
-- leaves open: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_low = 110.0, at_start = 10.0, seconds = 599

-- undecided: connections that may grow, beside a latency
-- leaves open: load
load_trend: kind = 'connections', subject = 'Postgres'
load_postgres_second:
load_trend: measure = '95th percentile of latency_2', subject = 'Postgres'

-- undecided: hardly any growth, beyond the limit
-- leaves open: load
load_postgres_second:
load_trend: kind = 'connections', subject = 'Postgres', per_hour_high = 0.01, at_end = 902.0, seconds = 100

-- not applicable: there is no Postgres
load_trend: kind = 'connections', subject = 'Redis', per_hour_low = 640.0, per_hour_high = 800.0, at_start = 10.0, at_end = 190.0, seconds = 900

-- not applicable: a trend of something else
load_trend: subject = 'Postgres'
