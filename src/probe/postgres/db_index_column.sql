with /* plimsoll */ tables as ({tables})
select i.indexrelid as index_id, n.position, nullif(n.attnum, 0) as column_number,
       concat_ws('|',
         case when n.attnum > 0 then n.attnum::text
              -- Expressions are stored as one tree: the same tree and the same place in it are the same expression.
              else md5(regexp_replace(i.indexprs::text, ':location -?\d+', '', 'g')) || '#' ||
                   count(*) filter (where n.attnum = 0) over (partition by i.indexrelid order by n.position) end,
         (i.indclass::oid[])[n.position - 1], (i.indcollation::oid[])[n.position - 1],
         -- Read from its end an index gives the opposite order.
         (i.indoption::int2[])[n.position - 1] # (3 * (i.indoption[0] & 1))) as key
from pg_catalog.pg_index i
join tables t on t.oid = i.indrelid
cross join unnest(i.indkey::int2[]) with ordinality n (attnum, position)
where n.position <= i.indnkeyatts
order by i.indexrelid, n.position
