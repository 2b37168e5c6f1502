with /* plimsoll */ recursive tables as ({tables}),
read as materialized (
  select c.oid, c.relname, n.nspname, q.seqincrement > 0 as is_rising, q.seqstart,
         case when q.seqincrement > 0 then q.seqmax else q.seqmin end as own_end, v.last_value,
         format('sequence %s%I.%I as bigint no ', {catalog}, n.nspname, c.relname) || case when q.seqincrement > 0 then 'maxvalue' else 'minvalue' end as own_widening
  from pg_catalog.pg_sequence q
  join pg_catalog.pg_class c on c.oid = q.seqrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join ({sequence_values}) v on v.seqrelid = q.seqrelid
  where c.relpersistence <> 't' and not q.seqcycle and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plimsoll')
    and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
),
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
-- Where its numbers go from there: foreign keys, also of several columns, and theirs in turn.
reference as materialized (
  select k.confrelid, k.confkey[n] as confattnum, k.conrelid, k.conkey[n] as conattnum
  from pg_catalog.pg_constraint k cross join generate_subscripts(k.conkey, 1) n
  where k.contype = 'f'
),
reached as (
  select sequence_id, table_id, attnum, table_id as at_id, attnum as at_attnum from fills
  union
  select r.sequence_id, r.table_id, r.attnum, f.conrelid, f.conattnum
  from reached r join reference f on f.confrelid = r.at_id and f.confattnum = r.at_attnum
),
largest (type_id, value) as (
  values ('int2'::regtype::oid, 32767::bigint), ('int4'::regtype::oid, 2147483647), ('int8'::regtype::oid, 9223372036854775807)
),
-- Numbers first, words for the nearest of them: 1 the type of its column, 2 that of a column which references it, 3 its end.
bound as (
  select r.oid as sequence_id, f.table_id, f.attnum, r.own_end as value, 3 as what, null::oid as at_id, null::int2 as at_attnum
  from read r left join fills f on f.sequence_id = r.oid
  union all
  select c.sequence_id, c.table_id, c.attnum, case when r.is_rising then l.value else -1 - l.value end,
         case when c.at_id = c.table_id and c.at_attnum = c.attnum then 1 else 2 end, c.at_id, c.at_attnum
  from reached c
  join read r on r.oid = c.sequence_id
  join pg_catalog.pg_attribute a on a.attrelid = c.at_id and a.attnum = c.at_attnum
  join pg_catalog.pg_type y on y.oid = a.atttypid
  join largest l on l.type_id = coalesce(nullif(y.typbasetype, 0), y.oid)
),
nearest as materialized (
  select distinct on (b.sequence_id) b.*
  from bound b
  order by b.sequence_id, abs(b.value::numeric), b.what, b.table_id, b.attnum, b.at_id, b.at_attnum
),
-- All that must become larger, not the nearest alone: behind it the next one waits. The largest table says how long it takes.
narrow as materialized (
  select d.sequence_id,
         string_agg(format('table %s%I.%I alter column %I type bigint', {catalog}, t.nspname, t.relname, a.attname), '; alter '
                    order by d.what, t.oid, a.attnum) as columns,
         (array_agg(t.oid order by t.reltuples desc, t.oid))[1] as widened_id
  from (select distinct sequence_id, what, at_id, at_attnum from bound where what < 3 and value not in (9223372036854775807, -9223372036854775808)) d
  join tables t on t.oid = d.at_id
  join pg_catalog.pg_attribute a on a.attrelid = d.at_id and a.attnum = d.at_attnum
  group by d.sequence_id
)
select r.oid as id, {within} || case when r.nspname = 'public' then r.relname::text else r.nspname || '.' || r.relname end as title,
       b.table_id, quote_ident(a.attname) as column_quoted, r.last_value, b.value as limit_value,
       case b.what when 1 then 'the type of its column' when 2 then format('the type of %s.%s, which references it', o.title, oa.attname)
                   else 'the end of the sequence' end as limited_by,
       coalesce(n.columns || case when r.own_end in (9223372036854775807, -9223372036854775808) then '' else '; alter ' || r.own_widening end,
                r.own_widening) as widening,
       n.widened_id,
       -- Of its way from 0, or from where it began on the far side of 0.
       round(greatest(100.0 * (coalesce(r.last_value, w.first) - w.first)::numeric / nullif(b.value::numeric - w.first, 0), 0), 4) as used_pct
from read r
join nearest b on b.sequence_id = r.oid
left join narrow n on n.sequence_id = r.oid
cross join lateral (select case when r.is_rising then least(r.seqstart, 0) else greatest(r.seqstart, 0) end::numeric as first) w
left join tables t on t.oid = b.table_id
left join pg_catalog.pg_attribute a on a.attrelid = b.table_id and a.attnum = b.attnum
left join tables o on o.oid = b.at_id
left join pg_catalog.pg_attribute oa on oa.attrelid = b.at_id and oa.attnum = b.at_attnum
where b.table_id is null or t.oid is not null
order by r.oid
