-- bad: twice as slow after ten minutes
-- finds: load
load_trend: per_hour_low = 240.0, per_hour_high = 360.0, at_end = 100.0

-- bad: a moment more than a fifth at least
-- finds: load
load_trend: per_hour_low = 60.1, per_hour_high = 360.0

-- bad: just the objective in a day
-- finds: load
-- says: severity = high
load_trend: per_hour_low = 12.0, per_hour_high = 60.0, at_start = 12.0, seconds = 3600

-- bad: a moment less
-- finds: load
-- says: severity = medium
load_trend: per_hour_low = 11.9, per_hour_high = 60.0, at_start = 12.0, seconds = 3600

-- bad: just half of it
-- finds: load
-- says: severity = medium
load_trend: per_hour_low = 6.0, per_hour_high = 60.0, at_start = 6.0, seconds = 3600

-- bad: less than half: a millisecond that an hour brings to five is no outage
-- finds: load
-- says: severity = low
load_trend: per_hour_low = 5.9, per_hour_high = 60.0, at_start = 6.0, seconds = 3600

-- good: a slope that is surely one, and too small to matter
load_trend: per_hour_low = 6.0, per_hour_high = 18.0, at_end = 52.0

-- good: it became faster, and more requests were under way
load_trend: per_hour_low = -360.0, per_hour_high = -240.0, at_start = 100.0
load_trend: measure = 'requests under way', kind = 'requests', per_hour_low = 800.0, per_hour_high = 1000.0, at_start = 2.0, at_end = 152.0

-- good: at the edge: a fifth at most
load_trend: per_hour_low = 240.0, per_hour_high = 360.0, seconds = 100

-- undecided: at the edge: a fifth at least
-- leaves open: load
load_trend: per_hour_low = 60.0, per_hour_high = 360.0

-- undecided: too short to tell
-- leaves open: load
load_trend: per_hour_low = -900.0, per_hour_high = 2100.0, at_end = 57.0, seconds = 40

-- undecided: a moment more than a fifth at most is uncertain
-- leaves open: load
load_trend: per_hour_low = 240.0, per_hour_high = 361.0, seconds = 100

-- not applicable: no soak was driven

-- not applicable: requests under way
load_trend: kind = 'requests'
