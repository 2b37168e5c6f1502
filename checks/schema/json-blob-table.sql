/*
title    = "Data stands in columns, not in one JSON document"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table where purpose is null and parent_id is null"
why      = """A table that keeps everything in one JSON column has no types, no constraints, no foreign keys and no statistics:
every filter reads whole documents, a change of one field rewrites all of it, and no tool tells you what is in
there. Flagged from 100 rows on when next to keys, dates and the document there is at most one column. What arrives as a document and is only kept
(a payload, a revision, settings) is well off so: a guess. Low below 100 MB."""
fix      = """Move the fields that you filter, sort or join by into columns of their own; keep JSON for what really differs from
row to row."""
docs     = ["https://www.postgresql.org/docs/current/datatype-json.html#JSON-DOC-DESIGN"]
params.min_rows = 100
params.max_columns = 1
params.medium_bytes = 104857600
*/
select t.title as subject,
       'The table ' || t.title || ' keeps its data in one ' || j.type || ' column, ' || j.name
         || '; no fault unless queries look into it, by -> or @> in the texts of pg_stat_statements' as message,
       iif(t.bytes >= :medium_bytes, 'medium', 'low') as severity,
       'likely' as certainty,
       t.name || ' is one document a row' as cause,
       cast(t.rows as integer) as table_rows,
       t.bytes as table_bytes,
       t.toast_bytes as stored_apart_bytes
from db_table t
join db_column j on j.table_id = t.id and j.type in ('json', 'jsonb')
where t.purpose is null and t.parent_id is null and t.rows >= :min_rows
  and (select count(*) from db_column o
       where o.table_id = t.id and o.type not in ('json', 'jsonb', 'date', 'timestamp', 'timestamptz')
         and not o.is_primary_key and not o.is_foreign_key and o.likely_table_id is null) <= :max_columns
group by t.id
order by t.bytes desc, subject
