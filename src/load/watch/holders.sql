-- Transactions that somebody waits for: one for each row that is wanted and held.
select /* plimsoll */ count(distinct l.transactionid::text) from pg_catalog.pg_locks l
where l.locktype = 'transactionid' and not l.granted
  and l.pid in (select a.pid from pg_catalog.pg_stat_get_activity(null) a
                where a.datid in (select oid from pg_catalog.pg_database where datname in ({own})))
