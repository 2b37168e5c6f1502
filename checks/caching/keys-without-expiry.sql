/*
title    = "Cached keys expire"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "redis_key_pattern where role = 'cache'"
enough   = "sample"
why      = """
A cached answer without an expiry stays until somebody deletes it: users see old data, and memory fills with what nobody
reads. A few such keys of a pattern are often meant; above 5 % it is the code (our rule of thumb). The share comes from a
sample, so it has an interval: where the interval lies on both sides of the line, nothing is claimed. Low where all keys of the pattern
take less than 100 MB. That it is a cache its library tells, or its name, which is a guess.
"""
fix      = "Give each cached answer an expiry where it is written, a little random so that they do not all expire at once."
docs     = ["https://redis.io/docs/latest/commands/set/"]
params.most_pct = 5.0
params.medium_bytes = 100000000.0
*/
select printf('db%d %s', number, pattern.pattern) as subject,
       case when unexpiring_low_pct > :most_pct
            then printf('%.0f %% of the cached keys %s never expire; see where they are written whether they are answers that can be computed again.', 100.0 * unexpiring / sampled, pattern.pattern)
            else printf('Between %.0f and %.0f %% of the cached keys %s never expire; too few were sampled to tell more.', unexpiring_low_pct, unexpiring_high_pct, pattern.pattern)
       end as message,
       case when unexpiring_low_pct <= :most_pct then 'scan again: each scan draws another sample' end as fix, 'code' as fix_kind,
       iif((select space.keys from redis_keyspace as space where space.number = pattern.number) * share_pct / 100.0 * mean_bytes < :medium_bytes, 'low', 'medium') as severity,
       iif(role_by = 'library', 'sure', 'likely') as certainty,
       unexpiring_low_pct <= :most_pct as undecided,
       sampled as keys_sampled,
       round(share_pct, 1) as of_all_keys_pct,
       round(unexpiring_low_pct, 1) as at_least_pct,
       round(unexpiring_high_pct, 1) as at_most_pct,
       (select round(100.0 * expiring / keys, 1) from redis_keyspace as space where space.number = pattern.number) as database_expiring_pct,
       mean_bytes
from redis_key_pattern as pattern
where role = 'cache' and unexpiring_high_pct > :most_pct and unexpiring > 0
order by unexpiring_low_pct desc, subject;
