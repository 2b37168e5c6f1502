with /* plimsoll */ tables as ({tables}),
-- A sequence fills a column that owns it, or whose default calls it.
fills as materialized (
  select d.objid as sequence_id, d.refobjid as table_id, d.refobjsubid::int2 as attnum
  from pg_catalog.pg_sequence q
  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = q.seqrelid
  where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
  union
  select d.refobjid, f.adrelid, f.adnum
  from pg_catalog.pg_sequence q
  join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = q.seqrelid
  join pg_catalog.pg_attrdef f on f.oid = d.objid
  where d.classid = 'pg_catalog.pg_attrdef'::regclass
),
largest (type_id, value) as (
  values ('int2'::regtype::oid, 32767::bigint), ('int4'::regtype::oid, 2147483647), ('int8'::regtype::oid, 9223372036854775807)
),
-- Numbers first, words for the least of them: 1 the type of its column, 2 that of a column which references it, 3 its end.
bound as (
  select f.sequence_id, f.table_id, f.attnum, q.seqmax as value, 3 as what, null::oid as other_id, null::int2 as other_attnum
  from fills f
  join pg_catalog.pg_sequence q on q.seqrelid = f.sequence_id
  union all
  select f.sequence_id, f.table_id, f.attnum, l.value, 1, null, null
  from fills f
  join pg_catalog.pg_attribute a on a.attrelid = f.table_id and a.attnum = f.attnum
  join largest l on l.type_id = a.atttypid
  union all
  select f.sequence_id, f.table_id, f.attnum, l.value, 2, k.conrelid, k.conkey[1]
  from fills f
  join pg_catalog.pg_constraint k on k.contype = 'f' and k.confrelid = f.table_id and k.confkey = array[f.attnum]
  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  join largest l on l.type_id = a.atttypid
),
least_bound as materialized (
  select distinct on (b.sequence_id) b.* from bound b order by b.sequence_id, b.value, b.what, b.other_id, b.other_attnum
),
read as materialized (
  select c.oid, c.relname, n.nspname, q.seqincrement, q.seqcycle, v.last_value, format('sequence %s%I.%I as bigint no maxvalue', {catalog}, n.nspname, c.relname) as own_widening
  from pg_catalog.pg_sequence q
  join pg_catalog.pg_class c on c.oid = q.seqrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join ({sequence_values}) v on v.seqrelid = q.seqrelid
  where c.relpersistence <> 't'
)
select r.oid as id, {within} || case when r.nspname = 'public' then r.relname::text else r.nspname || '.' || r.relname end as title,
       b.table_id, quote_ident(a.attname) as column_quoted, r.last_value, b.value as limit_value,
       case b.what when 1 then 'the type of its column' when 2 then format('the type of %s.%s, which references it', o.title, oa.attname)
                   else 'the end of the sequence' end as limited_by,
       case b.what when 1 then format('table %s%I.%I alter column %I type bigint; alter %s', {catalog}, t.nspname, t.relname, a.attname, r.own_widening)
                   when 2 then format('table %s%I.%I alter column %I type bigint', {catalog}, o.nspname, o.relname, oa.attname)
                   else r.own_widening end as widening,
       round(100.0 * coalesce(r.last_value, 0) / b.value, 4) as used_pct
from read r
join least_bound b on b.sequence_id = r.oid
join tables t on t.oid = b.table_id
join pg_catalog.pg_attribute a on a.attrelid = b.table_id and a.attnum = b.attnum
left join tables o on o.oid = b.other_id
left join pg_catalog.pg_attribute oa on oa.attrelid = b.other_id and oa.attnum = b.other_attnum
where not r.seqcycle and r.seqincrement > 0
order by r.oid
