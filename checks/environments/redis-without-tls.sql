/*
title    = "The way to Redis is encrypted"
severity = "medium"
harm     = "breach"
stage    = 1000
applies  = "redis_server where is_loopback = 0"
why      = """
Without TLS the password and every session pass in clear text through each machine on the way. Inside one private network
that is a risk one can take (low); over the internet it is not.
"""
fix      = "Use the TLS port: rediss:// in the app's address."
docs     = ["https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/"]
*/
select 'tls' as subject,
       'Passwords and sessions travel to Redis in clear text.' as message,
       'REDIS_URL=rediss://HOST:6380' as fix, 'code' as fix_kind,
       iif(is_private, 'low', 'medium') as severity,
       is_password_required
from redis_server
where is_tls = 0
order by subject;
