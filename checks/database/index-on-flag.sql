/*
title    = "No index stands on a yes or no alone"
severity = "low"
harm     = "cost"
stage    = 10000
applies  = "db_index where method = 'btree' and predicate is null"
why      = """An index on a boolean finds half of the table, which Postgres rather reads whole; it is written all the same. Where one
of the two values is rare and searched, a partial index on the rare rows is a hundredth of the size. From 1 MB on. How many rows have
which value nobody counted: a guess, and no more than a hint where it is read, for then one of them is rare."""
fix      = """Drop it, or make a partial index over the rare value, on the column that you sort by."""
docs     = ["https://www.postgresql.org/docs/current/indexes-partial.html"]
params.min_bytes = 1048576
*/
select coalesce(nullif(t.schema, 'public') || '.', '') || i.name as subject,
       printf('The index %s on %s stands on %s alone, which is yes or no%s', i.name, t.title, c.name,
              iif(i.scans > 0, ': it is read, and one on the rare value alone would be smaller',
                  ': of use only where one of the two is rare (select ' || c.quoted || ', count(*) … group by 1)')) as message,
       iif(i.scans > 0, 'hint', 'likely') as certainty,
       'an index on the flag ' || c.name || ' of ' || t.name as cause,
       i.bytes as index_bytes,
       i.scans as scans
from db_index i
join db_table t on t.id = i.table_id
join db_index_column k on k.index_id = i.id and k.position = 1
join db_column c on c.table_id = i.table_id and c.number = k.column_number and c.type = 'bool'
where i.method = 'btree' and i.predicate is null and not i.is_unique and not i.is_needed and not i.is_partition and i.bytes >= :min_bytes
  and not exists (select 1 from db_index_column o where o.index_id = i.id and o.position = 2)
order by i.bytes desc, subject
