with /* plimsoll */ tables as ({tables}),
stats as ({column_stats}),
key as (
  select k.conrelid, a.attnum, bool_or(k.contype = 'p') as is_primary, bool_or(k.contype = 'f') as is_foreign
  from pg_catalog.pg_constraint k cross join unnest(k.conkey) a (attnum)
  where k.contype in ('p', 'f')
  group by k.conrelid, a.attnum
),
attribute as (
  select t.oid, t.relnamespace, t.relispartition, t.relkind, a.attname, a.attnum, a.atttypmod,
         coalesce(nullif(y.typbasetype, 0), y.oid) as type_id, coalesce(k.is_primary, false) as is_primary, coalesce(k.is_foreign, false) as is_foreign
  from tables t
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type y on y.oid = a.atttypid
  left join key k on k.conrelid = t.oid and k.attnum = a.attnum
),
-- Tables that one column identifies, by their name in small letters without underscores.
identified as materialized (
  select t.oid, t.relnamespace, format('%s%I.%I (%I)', {catalog}, t.nspname, t.relname, min(a.attname)) as target, min(a.type_id) as type_id,
         lower(replace(t.relname, '_', '')) as plain
  from tables t
  join attribute a on a.oid = t.oid and a.is_primary
  where not t.relispartition
  group by t.oid, t.relnamespace, t.nspname, t.relname
  having count(*) = 1
),
-- `user_id` and `userId` speak of `user` or `users`. A sibling `owner_type` says that `owner_id` points to many tables.
named as (
  select a.oid, a.attnum, a.relnamespace, a.type_id, lower(replace(regexp_replace(a.attname, '(_id|Id)$', ''), '_', '')) as base
  from attribute a
  where a.attname ~ '(_id|Id)$' and not a.relispartition
    and not exists (
      select from pg_catalog.pg_attribute o
      where o.attrelid = a.oid and o.attname = (regexp_replace(a.attname, '(_i|I)d$', '') || '_type')::name and not o.attisdropped)
),
-- Apart, so that it is joined by the name and not by the schema first.
guess as materialized (
  select n.*, g.plain
  from named n
  cross join unnest(array[n.base, n.base || 's', n.base || 'es', regexp_replace(n.base, 'y$', 'ies')]) g (plain)
),
likely as (
  select distinct on (g.oid, g.attnum) g.oid, g.attnum, i.oid as table_id, i.target
  from guess g
  join identified i on i.plain = g.plain and i.relnamespace = g.relnamespace and i.type_id = g.type_id and i.oid <> g.oid
  order by g.oid, g.attnum, i.oid
),
uuid_maker as (
  select string_agg(':funcid ' || oid || ' ', '|') as pattern from pg_catalog.pg_proc
  where proname in ('gen_random_uuid', 'uuidv4', 'uuidv7', 'uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4')
)
select a.oid as table_id, a.attnum as number, a.attname as name, quote_ident(a.attname) as quoted, y.typname as type,
       a.is_primary as is_primary_key, a.is_foreign as is_foreign_key,
       l.table_id as likely_table_id, l.target as likely_target,
       coalesce(d.adbin::text ~ uuid_maker.pattern, false) as is_uuid_default,
       case
         when y.typcategory <> 'S' then null
         when s.avg_width is not null and s.avg_width not between 36 and 37 and not coalesce(d.adbin::text ~ uuid_maker.pattern, false) then 0
         when y.typname in ('varchar', 'bpchar') and a.atttypmod = 40 and a.attname ~* '(id|uuid|guid|key|token|ref|reference)$' then 1
         when d.adbin::text ~ uuid_maker.pattern then 1
         when (a.is_primary or a.is_foreign) and s.relid is null then null
         when a.is_primary or a.is_foreign then case when s.avg_width = 37 and s.n_distinct not between 0 and 100 then 1 else 0 end
         else 0
       end as holds_uuid
from attribute a
cross join uuid_maker
join pg_catalog.pg_type y on y.oid = a.type_id
left join pg_catalog.pg_attrdef d on d.adrelid = a.oid and d.adnum = a.attnum
left join stats s on s.relid = a.oid and s.attnum = a.attnum and s.inherited = (a.relkind = 'p')
left join likely l on l.oid = a.oid and l.attnum = a.attnum
order by a.oid, a.attnum
