select md5(concat_ws('|',
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_proc c where c.oid >= 16384),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_operator c where c.oid >= 16384),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_cast c where c.oid >= 16384),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_type c where c.oid >= 16384 and c.typtype <> 'c' and c.typcategory <> 'A'),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_namespace c where c.nspname !~ '^pg_'),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_class c where c.relname = any (array[{names}]::name[])),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_class c where c.oid = any (array[{relations}]::oid[])),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_index c where c.indrelid = any (array[{relations}]::oid[])),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_constraint c where c.conrelid = any (array[{relations}]::oid[])),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_statistic_ext c where c.stxrelid = any (array[{relations}]::oid[])),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_rewrite c where c.ev_class = any (array[{relations}]::oid[])),
  (select concat(count(*), '.', sum(c.xmin::text::bigint)) from pg_catalog.pg_inherits c
   where c.inhparent = any (array[{relations}]::oid[]) or c.inhrelid = any (array[{relations}]::oid[]))))
