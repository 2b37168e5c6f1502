/*
title    = "No index is the beginning of another"
severity = "low"
harm     = "cost"
stage    = 10000
applies  = "db_index"
why      = """An index on (a) answers nothing that an index on (a, b) does not, and every write pays for both. Only full equality
counts: same operator classes, collations and direction, same predicate. Indexes below 1 MB are left alone, and
unique ones always."""
fix      = """Drop the shorter one, unless the longer one is much larger and the shorter one is read all the time."""
docs     = ["https://www.postgresql.org/docs/current/indexes-multicolumn.html"]
params.min_bytes = 1048576
*/
select coalesce(nullif(t.schema, 'public') || '.', '') || a.name as subject,
       'The index ' || a.name || ' on ' || t.title || ' (' || a.columns || ') is the beginning of ' || b.name || ' (' || b.columns || ')' as message,
       iif(t.is_partitioned, 'set lock_timeout = ''2s''; drop index ', 'drop index concurrently ') || 'if exists ' || a.quoted || ';' as fix, 'sql' as fix_kind,
       'the index ' || a.name || ' is the beginning of another' as cause,
       a.bytes as index_bytes
from db_index a
join db_table t on t.id = a.table_id
join db_index b on b.table_id = a.table_id and b.method = 'btree' and b.is_valid and b.predicate is a.predicate
               and b.identity <> a.identity
                -- Else the longer one may be dropped as never used, and the shorter one for its sake.
                and (b.scans > 0 or a.scans = 0)
where a.method = 'btree' and a.is_valid and not a.is_unique and not a.is_needed and not a.is_partition and not a.has_included
  -- The index of a partitioned table has no pages of its own.
  and iif(t.is_partitioned, t.bytes, a.bytes) >= :min_bytes
  and not exists (
    select 1 from db_index_column ca
    left join db_index_column cb on cb.index_id = b.id and cb.position = ca.position and cb.key = ca.key
    where ca.index_id = a.id and cb.index_id is null)
group by a.id
having b.id = min(b.id)
order by subject
