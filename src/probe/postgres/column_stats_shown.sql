select a.attrelid as relid, a.attnum, s.inherited, s.null_frac, s.avg_width, s.n_distinct, s.correlation
  from pg_catalog.pg_stats s
  join pg_catalog.pg_namespace n on n.nspname = s.schemaname
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = s.attname
