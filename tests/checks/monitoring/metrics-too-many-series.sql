-- bad: ids in a label
-- finds: /metrics
http_metrics: is_readable = 1, series = 48000

-- good: a usual app
http_metrics: is_readable = 1
