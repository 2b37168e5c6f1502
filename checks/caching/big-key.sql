/*
title    = "No key is large"
severity = "medium"
harm     = "slow"
size     = "largest_bytes"
stage    = 1000
applies  = "redis_key_pattern where role not in ('queue', 'registry', 'result')"
why      = """
A large value is read, sent and deleted as a whole, while all others wait: deleting a set of 500,000 members took 221 ms
on Redis 6.2. A string above 100 kB (the line of Redis Insight) or a collection above 1 MiB (our rule of thumb) is named.
Low below 10 MB, which Redis reads and sends in some 10 ms. A sample can only find what it drew: of a kind of which not each key was looked at
it stays open whether another is large.
"""
fix      = "Split it by user, day or page; compress text; delete it with UNLINK, which frees memory in the background."
docs     = ["https://redis.io/docs/latest/develop/tools/cli/#scanning-for-big-keys-and-memory-usage"]
params.string_bytes = 100000.0
params.collection_bytes = 1048576.0
params.medium_bytes = 10000000.0
*/
with looked as (
    select *, largest_bytes > iif(kind = 'string', :string_bytes, :collection_bytes) as is_large
    from redis_key_pattern
    where role not in ('queue', 'registry', 'result')
)
select printf('db%d %s', number, pattern) as subject,
       case when largest_bytes is null then printf('Redis does not tell how large %s keys are.', pattern)
            when not is_large then printf('Of %d keys %s the size of %d was looked at.', keys, pattern, sampled)
            else printf('A %s of %s takes %.1f MB in one key.', kind, pattern, 1.0 * largest_bytes / 1000000.0) end as message,
       case when largest_bytes is null then 'grant +memory|usage to the user that scans; where the service does not know MEMORY USAGE, look with what its console shows'
            when not is_large then 'where they are of very different size, look for the largest on a replica: redis-cli --bigkeys' end as fix, 'code' as fix_kind,
       iif(largest_bytes >= :medium_bytes, 'medium', 'low') as severity,
       coalesce(not is_large, 1) as undecided,
       largest_bytes,
       mean_bytes,
       sampled as keys_sampled,
       of_sampled as keys_sampled_in_database,
       is_census as are_all_keys
from looked
where largest_bytes is null or is_large or keys > sampled
order by largest_bytes desc, subject;
