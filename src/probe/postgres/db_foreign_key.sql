with /* plimsoll */ recursive tables as ({tables}),
foreign_key as materialized (
  select k.oid, k.conrelid, k.confrelid, k.conkey, k.confkey, k.conparentid, k.confdeltype
  from pg_catalog.pg_constraint k
  where k.contype = 'f'
    and k.conenforced -- since 18
),
-- Indexes that can find rows by equality. A column under a collation that is not its own finds none: it counts as an
-- expression. The tree of the predicate is read as it is stored: the function that prints it waits behind DDL.
usable as materialized (
  select i.indrelid,
         case
           when i.indcollation::text ~ '[1-9]' then array(
             select case when (i.indcollation::oid[])[n.position - 1] in (0, a.attcollation) then n.attnum else 0::int2 end
             from unnest(i.indkey::int2[]) with ordinality n (attnum, position)
             left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = n.attnum
             where n.position <= i.indnkeyatts
             order by n.position)
           else (i.indkey::int2[])[0:i.indnkeyatts - 1]
         end as columns,
         array(select m[1]::int2 from regexp_matches(i.indpred::text, '\{NULLTEST :arg \{VAR :varno 1 :varattno (\d+) [^{}]*\} :nulltesttype 1 ', 'g') m) as not_null,
         coalesce(i.indpred::text like '{BOOLEXPR :boolop or %', false) as is_either
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_am m on m.oid = x.relam
  where i.indisvalid and i.indrelid in (select conrelid from foreign_key)
    and (i.indpred is null
         or regexp_replace(i.indpred::text, '\{NULLTEST :arg \{VAR [^{}]*\} :nulltesttype 1 [^{}]*\}', '', 'g') ~ '^(\{BOOLEXPR :boolop (and|or) :args \( *\) :location -?\d+\})?$')
    and (m.amname in ('btree', 'hash')
         or m.amname in ('gist', 'spgist', 'gin') and exists (
              select from pg_catalog.pg_opclass c
              join pg_catalog.pg_amop o on o.amopfamily = c.opcfamily
              join pg_catalog.pg_operator p on p.oid = o.amopopr and p.oprname = '='
              where c.oid = (i.indclass::oid[])[0]))
),
-- 3: the first columns of an index are those of the key, in any order; 2: others stand between them; 1: it starts with
-- one of them; 0: nothing.
covered as materialized (
  select k.oid, k.conparentid, k.conrelid,
         coalesce(max(case when u.columns[1:cardinality(k.conkey)] @> k.conkey then 3 when u.columns @> k.conkey then 2 else 1 end)
                    filter (where u.columns[1] = any (k.conkey)
                              and case when u.is_either then u.not_null && k.conkey else u.not_null <@ k.conkey end), 0) as degree
  from foreign_key k
  left join usable u on u.indrelid = k.conrelid
  group by k.oid, k.conparentid, k.conrelid
),
-- A partitioned table without an index of its own is as well covered as the worst of its partitions.
part as (
  select c.oid as root, c.oid, c.conrelid, c.degree from covered c where c.conparentid = 0
  union all
  select p.root, c.oid, c.conrelid, greatest(c.degree, p.degree)
  from part p join covered c on c.conparentid = p.oid and c.conrelid <> p.conrelid
),
divided as (
  select distinct c.conparentid as oid
  from covered c
  join covered o on o.oid = c.conparentid and o.conrelid <> c.conrelid
),
whole as (
  select p.root, min(p.degree) as degree
  from part p
  join pg_catalog.pg_class r on r.oid = p.conrelid
  left join divided d on d.oid = p.oid
  where p.oid = p.root and d.oid is null or p.oid <> p.root and r.relkind <> 'p'
  group by p.root
),
-- Text and varchar are one type to an index, a domain is the type below it.
differing as (
  select k.oid, string_agg(format('%s is %s, and what it refers to %s', quote_ident(a.attname), ay.typname, by.typname), '; ' order by n.position) as words
  from foreign_key k
  cross join unnest(k.conkey, k.confkey) with ordinality n (attnum, confattnum, position)
  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.attnum
  join pg_catalog.pg_attribute b on b.attrelid = k.confrelid and b.attnum = n.confattnum and b.atttypid <> a.atttypid
  join pg_catalog.pg_type ad on ad.oid = a.atttypid
  join pg_catalog.pg_type ay on ay.oid = coalesce(nullif(ad.typbasetype, 0), ad.oid)
  join pg_catalog.pg_type bd on bd.oid = b.atttypid
  join pg_catalog.pg_type by on by.oid = coalesce(nullif(bd.typbasetype, 0), bd.oid)
  where k.conparentid = 0 and ay.oid <> by.oid and not (ay.typname in ('text', 'varchar') and by.typname in ('text', 'varchar'))
  group by k.oid
)
select k.oid as constraint_id, k.conrelid as table_id, k.confrelid as referenced_id,
       (select string_agg(quote_ident(a.attname), ', ' order by n.position)
        from unnest(k.conkey) with ordinality n (attnum, position)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.attnum) as columns,
       d.words as mismatch,
       k.confdeltype = 'c' as is_cascading,
       (array['none', 'weak', 'gap', 'full'])[1 + w.degree] as cover
from foreign_key k
join tables t on t.oid = k.conrelid
join whole w on w.root = k.oid
left join differing d on d.oid = k.oid
order by k.oid
