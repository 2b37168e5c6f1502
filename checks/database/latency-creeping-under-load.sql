/*
title    = "At one and the same rate the app stays as fast as it was"
severity = "high"
harm     = "slow"
size     = "growth_ms"
stage    = 1000
applies  = "load_trend where kind = 'latency'"
why      = """One rate was driven from the beginning of the soak to its end. Where answers took longer at its end than at its start, something
is left over from each request: rows in a table that is read without an index, dead rows that vacuum does not reach, connections that
are not given back, a list in the app's memory, a queue. What a load of minutes shows as a slope, a day shows as an outage. Flagged where
even the low end of the confidence range of the growth is above 20 % of the p95 at the start: between two runs on an unchanged machine it
moves by up to 10 %. High where at that pace the p95 passes the objective within a day, the usual time between two deployments, low where it
does not come half as far."""
fix      = """Look at what else crept up: the trends of connections, memory and queues stand beside it, dead rows and growing tables under the
checks of the database. Then soak again for longer and watch the same."""
docs     = ["https://sre.google/sre-book/testing-reliability/"]
params.most_growth_pct = 20.0
params.within_h = 24
params.medium_pct = 50
*/
with grown as (
  select *, 100.0 * per_hour_low * seconds / 3600.0 / max(at_start, 1.0) as low_pct,
         100.0 * per_hour_high * seconds / 3600.0 / max(at_start, 1.0) as high_pct
  from load_trend where kind = 'latency'
)
select 'load' as subject,
       printf('The 95th percentile of latency grew from %.0f to %.0f ms in %d s at one and the same rate', at_start, at_end, seconds) as message,
       case when at_start + :within_h * per_hour_low >= o.p95_ms then 'high'
            when 100.0 * (at_start + :within_h * per_hour_low) >= :medium_pct * o.p95_ms then 'medium' else 'low' end as severity,
       low_pct <= :most_growth_pct as undecided,
       at_end - at_start as growth_ms,
       low_pct as growth_low_pct,
       high_pct as growth_high_pct
from grown join objective o
where high_pct > :most_growth_pct
order by subject
