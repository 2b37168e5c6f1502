/*
title    = "No two indexes are the same"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "db_index"
why      = """Two equal indexes answer no more queries than one, and every insert and update pays for both. Equal here means all
of it: columns, operator classes, collations, included columns, predicate, uniqueness, and the order, where (a desc) is (a)
read from its end; and both are complete. Of the indexes of a partitioned table the whole is named, not its parts. Below 100 MB it is low."""
fix      = """Drop the one that no constraint stands on. If you regret it, the same CREATE INDEX brings it back."""
docs     = ["https://www.postgresql.org/docs/current/indexes-intro.html"]
params.medium_bytes = 104857600
*/
select coalesce(nullif(t.schema, 'public') || '.', '') || d.name as subject,
       'The index ' || d.name || ' on ' || t.title || ' (' || d.columns || ') does the same as ' || k.name as message,
       iif(t.is_partitioned, 'set lock_timeout = ''2s''; drop index ', 'drop index concurrently ') || 'if exists ' || d.quoted || ';' as fix, 'sql' as fix_kind,
       iif(d.bytes >= :medium_bytes, 'medium', 'low') as severity,
       'a second index on ' || t.name || ' (' || d.columns || ')' as cause,
       d.bytes as index_bytes
from db_index d
join db_index k on k.table_id = d.table_id and k.identity = d.identity and k.is_valid
join db_table t on t.id = d.table_id
where d.is_valid and not d.is_needed and not d.is_partition
  and (k.is_needed or k.is_partition or k.id < d.id)
group by d.id
having k.id = min(k.id)
order by subject
