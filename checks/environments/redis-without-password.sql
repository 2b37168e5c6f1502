/*
title    = "Redis asks strangers for a password"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "redis_server"
why      = """
Whoever reaches the port of a Redis without a password can read sessions, empty everything, and often take over the
machine. On its own machine Redis lets only local programs in without one (`protected-mode`); the official container
image switches that off, and a published port is then open to the network. Medium where its address is one of a private network: then it
takes somebody who is inside.
"""
fix      = "Give the app a user with a password (before Redis 6 there is only requirepass: set it together with a deploy), then shut the others out. Bind Redis to the private network only, and publish the port of a container as 127.0.0.1:6379:6379."
docs     = ["https://redis.io/docs/latest/operate/oss_and_stack/management/security/"]
*/
select 'requirepass' as subject,
       case when is_password_required is null or (is_loopback and is_protected_mode is null)
            then 'Whether strangers may use this Redis could not be told.'
            else 'Whoever reaches this Redis may read and delete everything: it asks for no password.' end as message,
       case when is_password_required is null or (is_loopback and is_protected_mode is null)
            then 'grant +config|get to the user that scans'
            else '1. ACL SETUSER app on >CHOOSE-A-LONG-ONE ~* &* +@all
2. redis://app:CHOOSE-A-LONG-ONE@HOST:6379 as the app''s address, and deploy
3. ACL SETUSER default off, and all of it in redis.conf: set at once, a password locks the running app out' end as fix, 'code' as fix_kind,
       is_password_required is null or (is_loopback and is_protected_mode is null) as undecided,
       iif(is_private, 'medium', 'critical') as severity,
       'password of Redis' as cause,
       is_protected_mode,
       is_loopback
from redis_server
where coalesce(is_password_required, 0) = 0
  and (not is_loopback or coalesce(is_protected_mode, 0) = 0)
order by subject;
