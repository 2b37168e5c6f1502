/*
title    = "Each environment has a Redis of its own"
severity = "medium"
harm     = "loss"
stage    = 100
applies  = "redis_server"
why      = """
Keys of production and of staging in one Redis: a test that empties its cache empties the shop's, a staging worker takes
real jobs, and memory and eviction are shared. Numbered databases do not part them: FLUSHALL and the limits are for all. It is a guess
where the same kind of key is there for both, and no more than a hint where only words look like it: `prod` is a product too, `stage` a
step of a funnel, and `test` one of two designs.
"""
fix      = "Start a Redis for each environment, and point its address there. What is left here may expire: whose a key is its name only suggests, so delete none by it."
docs     = ["https://redis.io/docs/latest/commands/select/"]
*/
with beside as (
  select distinct own.number, own.pattern, own.environment, own.sampled, printf('%s (%s)', other.environment, other.pattern) as other
  from redis_key_pattern own, redis_key_pattern other
  where own.environment <> other.environment and own.environment_rest = other.environment_rest
  order by other
)
select printf('db%d %s', number, pattern) as subject,
       printf('Keys of %s, such as %s, lie beside the same of %s: see which app writes them.', environment, pattern, group_concat(other, ' and ')) as message,
       'likely' as certainty,
       'environments in one Redis' as cause,
       sampled as keys_sampled
from beside
group by number, pattern, environment, sampled
union all
select distinct printf('%s and %s', own.environment, other.environment),
       printf('Some keys have a word of %s in their names, and others one of %s.', own.environment, other.environment),
       'hint', null, null
from redis_key_pattern own, redis_key_pattern other
where own.environment < other.environment and own.environment_rest is not other.environment_rest
order by subject, message;
