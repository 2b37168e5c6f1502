/*
title    = "Redis is used without many numbered databases"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "redis_server where keys > 0"
why      = """
Numbered databases look like separation and give none: memory limit, eviction, persistence, password and the one thread
are shared, clusters and several services know only number 0. Two (a cache and its jobs) are common; more are a burden.
"""
fix      = "Use prefixes in one database, or a Redis of its own where the separation matters."
docs     = ["https://redis.io/docs/latest/commands/select/"]
params.most = 2.0
*/
select 'databases' as subject,
       printf('Keys lie in %d numbered databases of one Redis.', count(*)) as message,
       count(*) as databases,
       sum(redis_keyspace.keys) as keys
from redis_keyspace
having count(*) > :most
order by subject;
