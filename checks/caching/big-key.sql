/*
title    = "No key is large"
severity = "medium"
harm     = "slow"
size     = "largest_bytes"
stage    = 1000
applies  = "redis_key_pattern where role in ('cache', 'data', 'session')"
why      = """
A large value is read, sent and deleted as a whole, while all others wait: deleting a set of 500,000 members took 221 ms
on Redis 6.2. A string above 100 kB (the line of Redis Insight) or a collection above 1 MiB (our rule of thumb) is named.
Low below 10 MB, which Redis reads and sends in some 10 ms. A sample can only find what it drew; the largest key may still be elsewhere.
"""
fix      = "Split it by user, day or page; compress text; delete it with UNLINK, which frees memory in the background."
docs     = ["https://redis.io/docs/latest/develop/tools/cli/#scanning-for-big-keys-and-memory-usage"]
params.string_bytes = 100000.0
params.collection_bytes = 1048576.0
params.medium_bytes = 10000000.0
*/
select printf('db%d %s', number, pattern) as subject,
       case when largest_bytes is null then printf('Redis does not tell how large %s keys are.', pattern)
            else printf('A %s of %s takes %.1f MB in one key.', kind, pattern, 1.0 * largest_bytes / 1000000.0) end as message,
       case when largest_bytes is null then 'grant +memory|usage to the user that scans; where the service does not know MEMORY USAGE, look with what its console shows' end as fix, 'code' as fix_kind,
       iif(largest_bytes >= :medium_bytes, 'medium', 'low') as severity,
       largest_bytes is null as undecided,
       largest_bytes,
       mean_bytes,
       sampled as keys_sampled,
       of_sampled as keys_sampled_in_database,
       is_census as are_all_keys
from redis_key_pattern
where role in ('cache', 'data', 'session')
  and (largest_bytes is null
    or (kind = 'string' and largest_bytes > :string_bytes)
    or largest_bytes > :collection_bytes)
order by largest_bytes desc, subject;
