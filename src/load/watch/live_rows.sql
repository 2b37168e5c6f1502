-- Rows of tables by the statistics of the server, which are at most about a second old.
select /* plimsoll */ t, pg_catalog.pg_stat_get_live_tuples(t) from unnest(array[{ids}]::oid[]) t
