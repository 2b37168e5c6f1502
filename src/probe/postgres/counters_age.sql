select /* plimsoll */ extract(epoch from now() - greatest(
  (select stats_reset from pg_catalog.pg_stat_database where datname = current_database()),
  (select stats_reset from pg_catalog.pg_stat_bgwriter)
)) / 3600 as hours
