/*
title    = "Documents and lists have an index that looks inside"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_index where method = 'btree'"
why      = """A B-tree on a jsonb, array or tsvector column finds only rows whose whole value is equal, which no query asks for. It is
written at every change, and documents over 2.7 kB make the insert fail. One that is read is left alone: a path kept as a list is sorted by
it. Medium from 10,000 rows on, else low; where nobody read it in less than 7 days of counting, or nobody knows since when, a guess."""
fix      = """Make a GIN index, which looks inside, and drop this one; or index the one field that is searched: ((data->>'email'))."""
docs     = ["https://www.postgresql.org/docs/current/datatype-json.html#JSON-INDEXING"]
params.medium_rows = 10000
params.min_days = 7
*/
select coalesce(nullif(t.schema, 'public') || '.', '') || i.name as subject,
       printf('The B-tree %s on %s compares whole values of %s, which is %s', i.name, t.title, c.name, iif(c.type glob '_*', 'a list', c.type))
         || iif(s.stats_age_days >= :min_days, '', '; nobody has read it yet, look again in a week') as message,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       iif(s.stats_age_days >= :min_days, 'sure', 'likely') as certainty,
       'a B-tree on ' || c.name || ' of ' || t.name as cause,
       'create index concurrently on ' || t.quoted || ' using gin (' || c.quoted || '); drop index concurrently if exists ' || i.quoted || ';' as fix, 'sql' as fix_kind,
       i.bytes as index_bytes,
       i.scans as scans
from db_index i
join db_table t on t.id = i.table_id and not t.is_partitioned
join db_index_column k on k.index_id = i.id and k.position = 1
join db_column c on c.table_id = i.table_id and c.number = k.column_number
cross join db_server s
where i.method = 'btree' and i.scans = 0 and not i.is_unique and not i.is_needed and not i.is_partition
  and (c.type in ('jsonb', 'tsvector') or c.type glob '_*')
order by subject
