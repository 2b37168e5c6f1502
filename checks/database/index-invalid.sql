/*
title    = "Every index is complete"
severity = "high"
harm     = "slow"
stage    = 100
applies  = "db_index"
why      = """An index whose building failed slows down every write and speeds up no read, and a half-built unique index does not
even guarantee that values are unique. Nothing reports it by itself. High from 100,000 rows on, where a read without it takes tens of
milliseconds; medium from 10,000, and where it should keep values unique; else low, as what a rebuild left beside a good one. On a replica
a build of the primary looks the same."""
fix      = """Build it again, or drop it when it was only a leftover of an earlier attempt (its name then ends in _ccnew)."""
docs     = ["https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY"]
params.high_rows = 100000
params.medium_rows = 10000
*/
select coalesce(nullif(t.schema, 'public') || '.', '') || i.name as subject,
       'The index ' || i.name || ' on ' || t.title || ' was left half-built: it costs every write and helps no read'
         || iif(s.is_replica, '; unless it is being built now, which shows on the primary', '') as message,
       iif(i.name like '%_ccnew%' or i.name like '%_ccold%', 'drop index concurrently if exists ' || i.quoted || ';',
           iif(i.is_unique, '-- where rows are there twice it fails again: mend them first, and drop the index that ends in _ccnew' || char(10), '')
             || 'reindex index concurrently ' || i.quoted || ';') as fix, 'sql' as fix_kind,
       case when i.name like '%_ccnew%' or i.name like '%_ccold%' then 'low' when t.rows >= :high_rows then 'high'
            when i.is_unique or t.rows >= :medium_rows then 'medium' else 'low' end as severity,
       iif(s.is_replica, 'likely', 'sure') as certainty,
       'the half-built index ' || i.name as cause,
       i.bytes as index_bytes
from db_index i
join db_table t on t.id = i.table_id
cross join db_server s
where not i.is_valid and not i.is_building and not t.is_partitioned
order by subject
