with /* plimsoll */ tables as ({tables}),
plain as (
  select i.*, x.relname, x.relpages, x.relispartition, t.nspname, m.amname,
         regexp_replace(i.indexprs::text, ':location -?\d+', '', 'g') as expressions,
         regexp_replace(i.indpred::text, ':location -?\d+', '', 'g') as condition,
         false as is_null_unique -- before 15
         i.indnullsnotdistinct as is_null_unique -- since 15
  from pg_catalog.pg_index i
  join tables t on t.oid = i.indrelid
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_am m on m.oid = x.relam
)
select p.indexrelid as id, p.indrelid as table_id, {within} || p.relname as name,
       format('%s%I.%I', {catalog}, p.nspname, p.relname) as quoted, p.amname as method,
       (select string_agg(coalesce(quote_ident(a.attname), '(expression)'), ', ' order by n.position)
        from unnest(p.indkey::int2[]) with ordinality n (attnum, position)
        left join pg_catalog.pg_attribute a on a.attrelid = p.indrelid and a.attnum = n.attnum and n.attnum > 0
        where n.position <= p.indnkeyatts) as columns,
       md5(concat_ws('|', p.amname, p.indnkeyatts, p.indkey, p.indclass, p.indcollation,
                     -- Read from its end an index gives the opposite order: (a desc) does what (a) does.
                     array(select o # (3 * (p.indoption[0] & 1)) from unnest(p.indoption::int2[]) o),
                     p.indisunique, p.indimmediate, p.is_null_unique,
                     coalesce(p.expressions, '-'), coalesce(p.condition, '-'))) as identity,
       md5(p.condition) as predicate, p.indnatts > p.indnkeyatts as has_included,
       p.indisunique as is_unique, p.indisvalid as is_valid,
       not p.indisvalid and exists (
         select from pg_catalog.pg_locks l
         where l.relation = p.indrelid and l.granted and l.mode in ('ShareUpdateExclusiveLock', 'ShareLock', 'AccessExclusiveLock')
           and l.database = (select oid from pg_catalog.pg_database where datname = current_database())) as is_building,
       p.relispartition as is_partition,
       exists (
         select from pg_catalog.pg_constraint f
         where f.contype = 'f' and f.conrelid = p.indrelid
           and (p.indkey::int2[])[0:least(cardinality(f.conkey), p.indnkeyatts::int) - 1] <@ f.conkey) as is_foreign_key_cover,
       p.indisprimary or p.indisexclusion or p.indisreplident or p.indisclustered
         or exists (select from pg_catalog.pg_constraint k where k.conindid = p.indexrelid) as is_needed,
       p.relpages::bigint * current_setting('block_size')::bigint as bytes,
       coalesce(s.idx_scan, 0) as scans
from plain p
left join pg_catalog.pg_stat_all_indexes s on s.indexrelid = p.indexrelid
order by p.indexrelid
