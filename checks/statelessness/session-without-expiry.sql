/*
title    = "Sessions in Redis end"
severity = "high"
harm     = "breach"
stage    = 1000
applies  = "redis_key_pattern where role = 'session'"
enough   = "sample"
why      = """
A session without an expiry is never removed: memory grows with every visitor, robots included, and a stolen cookie works
for ever. Every session library sets one unless told not to. Above 1 % it is the code (our rule of thumb). Where only the name of the keys
tells that they are sessions it is a guess.
"""
fix      = "Set the lifetime in the session library: `ttl` of connect-redis, SESSION_COOKIE_AGE of Django, PERMANENT_SESSION_LIFETIME of Flask, `expire_after` of Rails."
docs     = ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"]
params.most_pct = 1.0
*/
select printf('db%d %s', number, pattern) as subject,
       case when unexpiring_low_pct > :most_pct then printf('%.0f %% of the sessions %s never end%s.', 100.0 * unexpiring / sampled, pattern, iif(role_by = 'library', '', '; see where they are written whether they are sessions'))
            else printf('Between %.1f and %.0f %% of the sessions %s never end; too few were sampled to tell more.', unexpiring_low_pct, unexpiring_high_pct, pattern)
       end as message,
       case when unexpiring_low_pct <= :most_pct then 'scan again: each scan draws another sample' end as fix, 'code' as fix_kind,
       iif(role_by = 'library', 'sure', 'likely') as certainty,
       unexpiring_low_pct <= :most_pct as undecided,
       sampled as keys_sampled,
       round(unexpiring_low_pct, 1) as at_least_pct,
       round(unexpiring_high_pct, 1) as at_most_pct
from redis_key_pattern
where role = 'session' and unexpiring > 0 and unexpiring_high_pct > :most_pct
order by unexpiring_low_pct desc, subject;
