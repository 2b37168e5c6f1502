/*
title    = "No index is mostly empty"
severity = "low"
harm     = "cost"
stage    = 10000
applies  = "db_index where is_valid and not is_needed"
why      = """Most rows have no value in the only column of this index, and are in it all the same: it takes memory and slows each
write, for rows that nobody looks up by it. An index of only the rows with a value answers the same queries. Judged from
1 MB on, where at least half of the rows have no value. A queue looks for just these (`where done_at is null`): a guess."""
fix      = """Replace it by a partial index. If its order or operator class is not the default, write it so; keep the old one if
queries look for rows without a value."""
docs     = ["https://www.postgresql.org/docs/current/indexes-partial.html"]
params.min_null_pct = 50
params.min_bytes = 1048576
*/
select t.title || ' ' || i.name as subject,
       printf('%.0f %% of the rows in the index %s on %s have no %s: needless, unless a query looks for rows without one ("%s is null" in pg_stat_statements)',
              k.null_pct, i.name, t.title, c.name, c.name) as message,
       'likely' as certainty,
       'an index on the empty ' || c.name || ' of ' || t.name as cause,
       '1. create ' || iif(i.is_unique, 'unique ', '') || 'index concurrently on ' || t.quoted || ' using ' || i.method || ' (' || c.quoted || ') where '
         || c.quoted || ' is not null;' || char(10)
         || '2. look for a while whether the old one is still read: by queries for rows without a value, in its order'
         || iif(i.is_unique, ', or by an insert … on conflict, which needs the whole one', ', or to sort by it') || char(10)
         || '3. drop index concurrently ' || i.quoted || ';' as fix, 'code' as fix_kind,
       i.bytes as index_bytes,
       k.null_pct as null_pct,
       cast(k.distinct_values as integer) as distinct_values,
       k.width_bytes as value_bytes
from db_index i
join db_table t on t.id = i.table_id
-- Equal only for an index of this one column. Crossed, so that the few large indexes are looked at first.
cross join db_column c on c.table_id = i.table_id and c.quoted = i.columns
cross join db_column_stat k on k.table_id = c.table_id and k.number = c.number
where i.is_valid and not i.is_needed and not i.is_partition and not t.is_partitioned and not i.has_included
  and i.predicate is null and i.method in ('btree', 'hash')
  and i.bytes >= :min_bytes and k.null_pct >= :min_null_pct
order by i.bytes desc, subject
