with /* plimsoll */ recursive tables as ({tables}),
marked as (
  select t.oid, a.attname, a.atttypid, row_number() over (partition by t.oid order by k.place, a.attnum) as place, k.is_fixed,
         exists (select from pg_catalog.pg_index i
                 where i.indrelid = t.oid and i.indisvalid and i.indpred is null and (i.indkey::int2[])[0] = a.attnum
                   and exists (select from pg_catalog.pg_class x join pg_catalog.pg_am m on m.oid = x.relam
                               where x.oid = i.indexrelid and m.amname = 'btree')) as is_indexed
  from tables t
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  join (values (1, true, 'created_at'), (2, true, 'inserted_at'), (3, true, 'createdAt'), (4, true, 'created'), (5, true, 'date_created'),
               (6, true, 'created_on'), (7, true, 'created_time'), (8, false, 'updated_at'), (9, false, 'updatedAt'), (10, false, 'modified_at'),
               (11, false, 'modified')) k (place, is_fixed, name) on k.name = a.attname
  where a.atttypid in ('timestamp'::regtype, 'timestamptz'::regtype)
),
wanted (relid) as (select oid from tables where relkind = 'r'),
{strangers}
select t.oid as id, t.title, format('%I.%I', t.nspname, t.relname) as quoted, t.relpages::bigint * current_setting('block_size')::bigint as bytes,
       nullif(t.reltuples, -1)::float8 as rows, quote_ident(m.attname) as marker, m.is_fixed, m.is_indexed,
       m.atttypid = 'timestamptz'::regtype as is_zoned,
       has_table_privilege(t.oid, 'select') and has_schema_privilege(t.relnamespace, 'usage') as is_readable,
       case when row_security_active(t.oid) then 'a policy decides which of its rows are seen'
            else (select min(s.what) || ' is not built in' from stranger s where s.root = t.oid) end as stranger,
       (select coalesce(s.n_live_tup, 0) from pg_catalog.pg_stat_all_tables s where s.relid = t.oid) as rows_counted
from tables t
left join marked m on m.oid = t.oid and m.place = 1
where t.relkind = 'r'
order by m.attname is null, t.relpages desc, t.oid
