-- bad: three more each second
-- finds: sidekiq mailers
load_queue_second: queue = 'sidekiq mailers', waiting = 4
load_queue_second: second = 40, queue = 'sidekiq mailers', waiting = 121
load_queue_second: queue = 'sidekiq default', waiting = 2
load_queue_second: second = 40, queue = 'sidekiq default', waiting = 3
load_trend: measure = 'jobs waiting in sidekiq mailers', kind = 'jobs', subject = 'sidekiq mailers', per_hour_low = 9900.0, per_hour_high = 11700.0, at_start = 4.0, at_end = 121.0, seconds = 40
load_trend: measure = 'jobs waiting in sidekiq default', kind = 'jobs', subject = 'sidekiq default', per_hour_low = -40.0, per_hour_high = 60.0, at_start = 2.0, at_end = 2.0, seconds = 40

-- bad: just ten more
-- finds: rq reports
load_queue_second:
load_trend: kind = 'jobs', subject = 'rq reports', per_hour_low = 430.0, per_hour_high = 490.0, at_start = 0.0, at_end = 10.0

-- bad: at least a hundred an hour is too many
-- finds: rq reports
load_queue_second:
load_trend: kind = 'jobs', subject = 'rq reports', per_hour_low = 100.0, per_hour_high = 4000.0, at_start = 10.0

-- good: a long queue that stays as long, and one that falls
load_queue_second: queue = 'sidekiq mailers', waiting = 900
load_queue_second: second = 900, queue = 'sidekiq mailers', waiting = 903
load_queue_second: waiting = 400
load_queue_second: second = 900, waiting = 20
load_trend: measure = 'jobs waiting in sidekiq mailers', kind = 'jobs', subject = 'sidekiq mailers', per_hour_low = -30.0, per_hour_high = 46.0, at_start = 900.0, at_end = 902.0, seconds = 900
load_trend: measure = 'jobs waiting in rq reports', kind = 'jobs', subject = 'rq reports', per_hour_low = -1600.0, per_hour_high = -1450.0, at_start = 400.0, at_end = 20.0, seconds = 900

-- good: it grows, but in an hour by less than a burst
load_queue_second: queue = 'bullmq emails'
load_queue_second: second = 900, queue = 'bullmq emails', waiting = 12
load_trend: kind = 'jobs', subject = 'bullmq emails', per_hour_low = 20.0, per_hour_high = 76.0, at_start = 0.0, at_end = 12.0, seconds = 900

-- good: a latency, and a queue that was not looked at
load_queue_second: queue = 'sidekiq mailers'
load_trend: subject = 'sidekiq mailers', per_hour_high = 11700.0
load_trend: measure = 'jobs waiting in sidekiq default', kind = 'jobs'

-- undecided: the soak was too short to tell a wave from a trend
-- leaves open: rq reports
load_queue_second: waiting = 10
load_queue_second: second = 40, waiting = 30
load_trend: kind = 'jobs', subject = 'rq reports', per_hour_low = -400.0, per_hour_high = 4000.0, at_start = 10.0, at_end = 30.0, seconds = 40

-- undecided: five jobs are one burst, however straight the line
-- leaves open: rq reports
load_queue_second:
load_queue_second: second = 40, waiting = 5
load_trend: kind = 'jobs', subject = 'rq reports', per_hour_low = 430.0, per_hour_high = 490.0, at_start = 0.0, at_end = 5.0, seconds = 40

-- undecided: at most a hundred an hour may be too many
-- leaves open: rq reports
load_queue_second:
load_trend: kind = 'jobs', subject = 'rq reports', per_hour_high = 100.0

-- not applicable: latency alone has a trend
load_trend: per_hour_low = 8000.0, per_hour_high = 9900.0, at_start = 40.0, at_end = 140.0, seconds = 40
