/*
title    = "Each environment has a Redis of its own"
severity = "high"
harm     = "loss"
stage    = 100
applies  = "redis_server"
why      = """
Keys of production and of staging in one Redis: a test that empties its cache empties the shop's, a staging worker takes
real jobs, and memory and eviction are shared. Numbered databases do not part them: FLUSHALL and the limits are for all.
"""
fix      = "Start a Redis for each environment, and point its address there. What is left here may expire: whose a key is its name only suggests, so delete none by it."
docs     = ["https://redis.io/docs/latest/commands/select/"]
*/
with env as (
    select environment, sum(sampled) as keys, min(pattern) as example from redis_key_pattern
    where environment is not null group by environment
)
select env.environment as subject,
       printf('Keys of %s, such as %s, lie beside those of %s.', env.environment, env.example,
              (select group_concat(other.environment, ' and ') from (select environment from env as e where e.environment <> env.environment order by environment) as other)) as message,
       env.keys as keys_sampled,
       redis_server.keys as keys
from env, redis_server
where (select count(e.environment) from env as e) >= 2
order by subject;
