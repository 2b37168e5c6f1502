with /* plimsoll */ tables as ({tables}),
part as (
  select 'table ' || t.title as object, concat_ws(' ', case t.relkind when 'p' then 'partitioned' else 'plain' end,
         case t.relpersistence when 'u' then 'unlogged' end, case when t.relispartition then 'partition of ' || p.title end) as definition
  from tables t
  left join pg_catalog.pg_inherits i on i.inhrelid = t.oid and t.relispartition
  left join tables p on p.oid = i.inhparent
  union all
  select 'column ' || t.title || '.' || a.attname,
         concat_ws(' ', y.typname, case when a.atttypmod >= 0 then '(' || a.atttypmod || ')' end, case when a.attnotnull then 'not null' end,
                   case when a.atthasdef then 'default' end, nullif('identity ' || a.attidentity::text, 'identity '),
                   nullif('generated ' || a.attgenerated::text, 'generated '),
                   (select 'collate ' || o.collname from pg_catalog.pg_collation o where o.oid = a.attcollation and o.collname <> 'default'))
  from tables t
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type y on y.oid = a.atttypid
  union all
  -- The text of a condition changes a little when a dump is loaded; its columns do not.
  select 'constraint ' || t.title || '.' || k.conname,
         case k.contype
           when 'c' then 'check (' || coalesce((select string_agg(a.attname, ', ' order by a.attname) from pg_catalog.pg_attribute a
                                                where a.attrelid = k.conrelid and a.attnum = any (k.conkey)), '') || ')'
           else pg_get_constraintdef(k.oid)
         end || case when k.convalidated then '' else ' not valid' end
  from tables t
  join pg_catalog.pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
  -- A foreign key to a partitioned table has one of its kind for each partition there: Postgres' own.
  where not exists (select from pg_catalog.pg_constraint o where o.oid = k.conparentid and o.conrelid = k.conrelid)
  union all
  select 'index ' || t.title || '.' || x.relname,
         concat_ws(' ', m.amname, case when i.indisunique then 'unique' end, case when not i.indisvalid then 'invalid' end,
                   '(' || (select string_agg(concat_ws(' ', coalesce(a.attname::text, 'expression'), c.opcname,
                                                       nullif((i.indoption::int2[])[n.position - 1], 0)), ', ' order by n.position)
                           from unnest(i.indkey::int2[]) with ordinality n (attnum, position)
                           left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = n.attnum and n.attnum > 0
                           left join pg_catalog.pg_opclass c on c.oid = (i.indclass::oid[])[n.position - 1]) || ')',
                   case when i.indpred is not null then 'where' end)
  from tables t
  join pg_catalog.pg_index i on i.indrelid = t.oid
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_am m on m.oid = x.relam
  union all
  select 'enum ' || n.nspname || '.' || y.typname, (select string_agg(e.enumlabel, ', ' order by e.enumsortorder)
                                                    from pg_catalog.pg_enum e where e.enumtypid = y.oid)
  from pg_catalog.pg_type y
  join pg_catalog.pg_namespace n on n.oid = y.typnamespace
  where y.typtype = 'e' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_type'::regclass and d.objid = y.oid and d.deptype = 'e')
)
select object, coalesce(max(definition), '') as definition from part group by object order by object
