with /* plimsoll */ tables as ({tables}),
stats as ({column_stats}),
-- A suspect and no more: a B-tree over 100 MB whose keys, one entry a row, would take less than 70 % of it, or share entries so
-- that nobody can tell. Widths that are not known acquit nobody.
sized as (
  select x.oid, {within} || x.relname as title, x.relpages::bigint * current_setting('block_size')::bigint as bytes, greatest(x.reltuples, 0) as rows,
         i.indrelid, i.indkey, i.indnatts, t.reltuples as table_rows
  from pg_catalog.pg_index i
  join tables t on t.oid = i.indrelid
  join pg_catalog.pg_class x on x.oid = i.indexrelid and x.relkind = 'i'
  join pg_catalog.pg_am m on m.oid = x.relam and m.amname = 'btree'
  where i.indisvalid and x.relpages::bigint * current_setting('block_size')::bigint > 104857600
),
-- An entry has 8 bytes of its own and 4 in the page, its keys are rounded up to 8.
entry as (
  select z.oid, 12 + 8 * ceil(sum(s.avg_width * (1 - s.null_frac)) / 8) as bytes, count(s.relid) = min(z.indnatts) as is_known,
         bool_and(s.n_distinct > 0 and s.n_distinct < z.table_rows / 3 or s.n_distinct < 0 and s.n_distinct > -0.3) as is_shared
  from sized z
  cross join unnest(z.indkey::int2[]) k (attnum)
  left join stats s on s.relid = z.indrelid and s.attnum = k.attnum and not s.inherited
  group by z.oid
),
suspect as (
  select z.*, row_number() over (order by z.bytes > 2147483648, z.bytes desc, z.oid) as place
  from sized z
  join entry e on e.oid = z.oid
  where not e.is_known or e.is_shared or z.rows * e.bytes < 0.7 * z.bytes * 0.9
),
meter as (
  -- Its own, by the exact type of what it is given: another of that name could be anybody's.
  select e.extnamespace, f.oid
  from pg_catalog.pg_extension e
  join pg_catalog.pg_proc f on f.pronamespace = e.extnamespace and f.proname = 'pgstatindex' and f.proargtypes::text = '2205'
  join pg_catalog.pg_roles r on r.oid = f.proowner and r.rolsuper
  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e'
    and d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid
  where e.extname = 'pgstattuple'
)
select x.oid as id, x.title, x.bytes, x.place <= 5 and x.bytes <= 2147483648 as is_within_reach,
       m.oid is not null as has_meter,
       has_schema_privilege(m.extnamespace, 'usage') and has_function_privilege(m.oid, 'execute') as may_measure,
       format('grant pg_monitor to %1$I; grant usage on schema %2$s to %1$I;', current_user, m.extnamespace::regnamespace) as grants,
       format('select /* plimsoll */ %1$s as index_id, m.index_size as bytes,
                      case when m.avg_leaf_density = ''NaN'' then 0 else m.avg_leaf_density end as filled_pct
               from %2$s.pgstatindex(%1$s::regclass) m', x.oid, m.extnamespace::regnamespace) as question
from suspect x
left join meter m on true
order by x.place
