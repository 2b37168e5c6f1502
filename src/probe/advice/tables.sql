select /* plimsoll */ c.oid as id, n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
       case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end as title,
       case when c.reltuples >= 0 then c.reltuples else coalesce(s.n_live_tup, 0) end as rows,
       c.relkind <> 'r' or c.relispartition as is_partition,
       (select json_agg(json_build_object('keys', (i.indkey::int2[])[0:i.indnkeyatts - 1], 'method', m.amname,
                                          'whole', i.indisvalid and i.indpred is null, 'unique', i.indisunique))
        from pg_catalog.pg_index i
        join pg_catalog.pg_class x on x.oid = i.indexrelid
        join pg_catalog.pg_am m on m.oid = x.relam
        where i.indrelid = c.oid) as indexes,
       (select json_agg(json_build_object(
                 'number', a.attnum, 'name', a.attname, 'quoted', quote_ident(a.attname), 'type', t.typname, 'category', t.typcategory,
                 'distinct', p.n_distinct, 'width', p.avg_width, 'nulls', p.null_frac,
                 -- The most bytes that the type lets a value have; null: any number.
                 'most', case when t.typlen > 0 then t.typlen
                              when b.name in ('varchar', 'bpchar') and b.mod >= 4 then 4 * (b.mod - 4) + 4
                              when b.name = 'numeric' and b.mod >= 4 then ((b.mod - 4) >> 16) / 2 + 12
                              when b.name in ('inet', 'cidr', 'macaddr8') then 24 end,
                 -- A length, never a value.
                 'longest', case when t.typcategory = 'S' then (
                   select max(octet_length(v))
                   from unnest(coalesce(p.most_common_vals::text::text[], '{}') || coalesce(p.histogram_bounds::text::text[], '{}')) v) end,
                 'is_open_list', t.typcategory = 'A' and b.mod < 0 and (select e.typlen < 0 from pg_catalog.pg_type e where e.oid = t.typelem),
                 -- Only where a range makes sense; kept in memory, and never shown.
                 'bounds', case when t.typcategory in ('N', 'D') and t.oid < 16384 then coalesce(p.histogram_bounds, p.most_common_vals)::text::text[] end))
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid
        cross join lateral (
          select case when t.typtype = 'd' then (select o.typname from pg_catalog.pg_type o where o.oid = t.typbasetype) else t.typname end as name,
                 case when t.typtype = 'd' then t.typtypmod else a.atttypmod end as mod
        ) b
        left join pg_catalog.pg_stats p on p.schemaname = n.nspname and p.tablename = c.relname and p.attname = a.attname and not p.inherited
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
where (n.nspname, c.relname) in ({names}) and c.relkind in ('r', 'p')
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by c.oid
