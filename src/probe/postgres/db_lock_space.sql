-- One entry a locked thing, however many hold it. Those on the fast path and the marks of serializable transactions lie elsewhere.
select /* plimsoll */
  (select count(distinct concat_ws('|', l.locktype, l.database, coalesce(l.relation::text, '-'), coalesce(l.page::text, '-'), coalesce(l.tuple::text, '-'),
                                   l.virtualxid, l.transactionid::text, coalesce(l.classid::text, '-'), l.objid, l.objsubid))
   from pg_catalog.pg_locks l
   where not l.fastpath and l.mode <> 'SIReadLock') as held,
  (select setting::bigint from pg_catalog.pg_settings where name = 'max_locks_per_transaction')
  * (select sum(setting::bigint) from pg_catalog.pg_settings where name in ('max_connections', 'max_prepared_transactions'))::bigint as room
