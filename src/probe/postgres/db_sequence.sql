with /* plimsoll */ tables as ({tables}),
-- A sequence fills a column that owns it, or whose default calls it.
fills as (
  select d.objid as sequence_id, d.refobjid as table_id, d.refobjsubid as attnum
  from pg_catalog.pg_depend d
  where d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
    and d.refobjsubid > 0 and d.deptype in ('a', 'i')
  union
  select d.refobjid, f.adrelid, f.adnum
  from pg_catalog.pg_depend d
  join pg_catalog.pg_attrdef f on f.oid = d.objid
  where d.classid = 'pg_catalog.pg_attrdef'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
),
largest (type_id, value) as (
  values ('int2'::regtype, 32767::bigint), ('int4'::regtype, 2147483647), ('int8'::regtype, 9223372036854775807)
),
bound as (
  select f.sequence_id, f.table_id, f.attnum, q.seqmax as value, 'the end of the sequence' as words,
         format('sequence %I.%I as bigint no maxvalue', n.nspname, c.relname) as widening
  from fills f
  join pg_catalog.pg_sequence q on q.seqrelid = f.sequence_id
  join pg_catalog.pg_class c on c.oid = f.sequence_id
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  union all
  select f.sequence_id, f.table_id, f.attnum, l.value, 'the type of its column',
         format('table %I.%I alter column %I type bigint; alter sequence %I.%I as bigint no maxvalue',
                t.nspname, t.relname, a.attname, n.nspname, c.relname)
  from fills f
  join tables t on t.oid = f.table_id
  join pg_catalog.pg_class c on c.oid = f.sequence_id
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = f.table_id and a.attnum = f.attnum
  join largest l on l.type_id = a.atttypid
  union all
  select f.sequence_id, f.table_id, f.attnum, l.value, format('the type of %s.%s, which references it', t.title, a.attname),
         format('table %I.%I alter column %I type bigint', t.nspname, t.relname, a.attname)
  from fills f
  join pg_catalog.pg_constraint k on k.contype = 'f' and k.confrelid = f.table_id and k.confkey = array[f.attnum::int2]
  join tables t on t.oid = k.conrelid
  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  join largest l on l.type_id = a.atttypid
),
least_bound as (
  select distinct on (b.sequence_id) b.* from bound b order by b.sequence_id, b.value, b.words desc
),
read as (
  select c.oid, c.relname, n.nspname, q.seqincrement, q.seqcycle,
         case when has_sequence_privilege(c.oid, 'select, usage') then pg_sequence_last_value(c.oid) end as last_value
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_sequence q on q.seqrelid = c.oid
  where c.relpersistence <> 't'
)
select r.oid as id, case when r.nspname = 'public' then r.relname::text else r.nspname || '.' || r.relname end as title,
       b.table_id, quote_ident(a.attname) as column_quoted, r.last_value, b.value as limit_value, b.words as limited_by, b.widening,
       round(100.0 * coalesce(r.last_value, 0) / b.value, 4) as used_pct
from read r
join least_bound b on b.sequence_id = r.oid
join tables t on t.oid = b.table_id
join pg_catalog.pg_attribute a on a.attrelid = b.table_id and a.attnum = b.attnum
where not r.seqcycle and r.seqincrement > 0
order by r.oid
