/*
title    = "Redis is of a version that libraries still support"
severity = "medium"
harm     = "breach"
stage    = 1000
applies  = "redis_server where version_major is not null"
why      = """
Sidekiq refuses to start on a Redis older than 7.0 (its source says so), other libraries follow, and older versions get no
security fixes from their makers. Valkey counts for itself: it calls itself Redis 7.2.4 for old clients only.
"""
fix      = "Move to Redis 7.4 or later, or to Valkey 8 or later: they read the same files."
docs     = ["https://github.com/sidekiq/sidekiq/blob/main/Changes.md"]
params.least_major = 7.0
*/
select flavour as subject,
       printf('%s %s is older than what job libraries still support.', upper(flavour), version) as message,
       version,
       uptime_s
from redis_server
where flavour = 'redis' and version_major < :least_major
order by subject;
