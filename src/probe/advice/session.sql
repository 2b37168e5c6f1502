select /* plimsoll */ current_setting('server_version_num')::int / 10000 as version,
       quote_ident(current_user) as quoted_role,
       pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_statements,
       max(quote_ident(n.nspname)) filter (where e.extname = 'pg_stat_statements') as statements_schema,
       max(quote_ident(n.nspname)) filter (where e.extname = 'hypopg') as hypopg_schema,
       count(*) filter (where e.extname = 'pg_trgm') > 0 as has_trigrams,
       (select sum(relpages)::bigint * current_setting('block_size')::bigint from pg_catalog.pg_class where relkind in ('r', 'm', 't')) as bytes
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
