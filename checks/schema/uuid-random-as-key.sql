/*
title    = "Keys that are UUIDs grow in order"
severity = "low"
harm     = "slow"
stage    = 10000
applies  = "db_column where type = 'uuid' and is_primary_key"
why      = """Random UUIDs (version 4) land anywhere in the index of the key: each insert touches another page, pages end up two
thirds full, and the write-ahead log carries whole pages. Measured on 200,000 rows: the index is a third larger than with
version 7, whose values grow with time. Judged by the order of the rows from a million rows or 50 inserts a second on."""
fix      = """Make new keys with version 7: uuidv7() in Postgres 18, a library of the app before. Old keys stay as they are; no
reference changes."""
docs     = ["https://www.postgresql.org/docs/current/functions-uuid.html", "https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7"]
params.min_rows = 1000000
params.min_inserts_per_s = 50
params.max_correlation = 0.2
*/
select t.title || '.' || c.name as subject,
       iif(k.correlation is null, 'Whether the key ' || c.name || ' of ' || t.title || ' grows in order is not known: it was never analysed',
           'The key ' || c.name || ' of ' || t.title || ' is a random UUID') as message,
       case
         when k.correlation is null then 'analyze ' || t.quoted || ';'
         when v.version_num >= 180000 and c.is_uuid_default then 'alter table ' || t.quoted || ' alter column ' || c.quoted || ' set default uuidv7();'
       end as fix, 'sql' as fix_kind,
       'keys are random UUIDs' as cause,
       cast(t.rows as integer) as table_rows,
       1.0 * t.rows_inserted / nullif(86400.0 * v.stats_age_days, 0) as inserts_per_s,
       k.correlation as correlation,
       k.correlation is null as undecided
from db_column c
join db_table t on t.id = c.table_id and t.parent_id is null
cross join db_server v
left join db_column_stat k on k.table_id = c.table_id and k.number = c.number
where c.type = 'uuid' and c.is_primary_key
  and (t.rows >= :min_rows or 1.0 * t.rows_inserted / nullif(86400.0 * v.stats_age_days, 0) >= :min_inserts_per_s)
  and (k.correlation is null or abs(k.correlation) <= :max_correlation)
order by t.rows desc, subject
