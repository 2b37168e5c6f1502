with /* plimsoll */ tables as ({tables}),
stats as ({column_stats}),
-- A row of the answer is a suspect and no more: over 100 MB by the last vacuum or analyze, and by the counters or by the
-- widths of its columns more than 30 % of it is not living rows. Widths that are not known acquit nobody.
sized as (
  select t.oid, t.title, greatest(t.reltuples, 0) as rows, t.relpages * current_setting('block_size')::bigint as bytes,
         coalesce((select o.option_value::int from pg_catalog.pg_options_to_table(t.reloptions) o where o.option_name = 'fillfactor'), 100) as fill_pct
  from tables t
  where t.relkind = 'r' and t.relpages * current_setting('block_size')::bigint > 104857600
),
-- The header of a row and its pointer take 28 bytes.
width as (
  select s.relid, 28 + sum(s.avg_width * (1 - s.null_frac)) as bytes
  from stats s
  where s.attnum > 0 and not s.inherited
  group by s.relid
),
suspect as (
  select z.*, row_number() over (order by z.bytes > 21474836480, z.bytes desc, z.oid) as place
  from sized z
  left join width w on w.relid = z.oid
  left join pg_catalog.pg_stat_all_tables s on s.relid = z.oid
  where w.bytes is null
     or z.rows * w.bytes < 0.7 * z.bytes * z.fill_pct / 100
     or s.n_dead_tup > 0.3 * (s.n_live_tup + s.n_dead_tup)
),
meter as (
  -- Its own, by the exact type of what it is given: another of that name could be anybody's.
  select e.extnamespace, f.oid
  from pg_catalog.pg_extension e
  join pg_catalog.pg_proc f on f.pronamespace = e.extnamespace and f.proname = 'pgstattuple_approx' and f.proargtypes::text = '2205'
  join pg_catalog.pg_roles r on r.oid = f.proowner and r.rolsuper
  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e'
    and d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid
  where e.extname = 'pgstattuple'
)
-- Room that the fill factor keeps free on purpose, or that the end of a page leaves where one more row does not fit, is no waste.
select x.oid as id, x.title, x.bytes, x.place <= 5 and x.bytes <= 21474836480 as is_within_reach,
       m.oid is not null as has_meter,
       has_schema_privilege(m.extnamespace, 'usage') and has_function_privilege(m.oid, 'execute') as may_measure,
       format('grant pg_monitor to %1$I; grant usage on schema %2$s to %1$I;', current_user, m.extnamespace::regnamespace) as grants,
       format('select /* plimsoll */ %1$s as table_id, m.table_len as bytes, m.dead_tuple_len as dead_bytes,
                      greatest(m.approx_free_space - m.table_len * greatest(%2$s / 100.0,
                        mod(8168, least(8168, 4 + m.approx_tuple_len / greatest(m.approx_tuple_count, 1))::numeric) / 8192), 0)::bigint as free_bytes
               from %3$s.pgstattuple_approx(%1$s::regclass) m', x.oid, 100 - x.fill_pct, m.extnamespace::regnamespace) as question
from suspect x
left join meter m on true
order by x.place
