with /* plimsoll */ tables as ({tables}),
-- Indexes that can find rows by equality, with the one column whose `is not null` is their predicate. The tree of the
-- predicate is read as it is stored: the function that prints it waits behind DDL. A column that the index holds in another
-- collation than its own is 0: nothing is found by it.
usable as not materialized (
  select i.indrelid, i.indnkeyatts,
         array(
           select case when n.held_in in (0, a.attcollation) then n.attnum else 0 end
           from unnest(i.indkey::int2[], i.indcollation::oid[]) with ordinality n (attnum, held_in, position)
           left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = n.attnum
           where n.position <= i.indnkeyatts
           order by n.position)::int2[] as columns,
         i.indpred is null as is_whole,
         substring(i.indpred::text from '^\{NULLTEST :arg \{VAR :varno 1 :varattno (\d+) [^{}]*\} :nulltesttype 1 ')::int2 as not_null_column
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_am m on m.oid = x.relam
  where i.indisvalid
    and (m.amname in ('btree', 'hash')
         or m.amname in ('gist', 'spgist') and exists (
              select from pg_catalog.pg_opclass c
              join pg_catalog.pg_amop o on o.amopfamily = c.opcfamily
              join pg_catalog.pg_operator p on p.oid = o.amopopr and p.oprname = '='
              where c.oid = (i.indclass::oid[])[0]))
)
select k.oid as constraint_id, k.conrelid as table_id, k.confrelid as referenced_id,
       (select string_agg(quote_ident(a.attname), ', ' order by n.position)
        from unnest(k.conkey) with ordinality n (attnum, position)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.attnum) as columns,
       case
         when exists (
           select from usable u
           where u.indrelid = k.conrelid and (u.is_whole or u.not_null_column = any (k.conkey))
             and u.indnkeyatts >= cardinality(k.conkey)
             and u.columns[1:cardinality(k.conkey)] @> k.conkey) then 'full'
         when exists (
           select from usable u
           where u.indrelid = k.conrelid and (u.is_whole or u.not_null_column = any (k.conkey))
             and u.columns[1] = any (k.conkey)) then 'weak'
         else 'none'
       end as cover
from pg_catalog.pg_constraint k
join tables t on t.oid = k.conrelid
where k.contype = 'f' and k.conparentid = 0
  and k.conenforced -- since 18
order by k.oid
