select /* plimsoll */ 'slot' as kind, s.slot_name::text as name,
       case when not s.active then format('select pg_drop_replication_slot(%L);', s.slot_name) end as undo,
       greatest(age(s.xmin), age(s.catalog_xmin)) as xid_age, null::float8 as age_s
from pg_catalog.pg_replication_slots s
where s.xmin is not null or s.catalog_xmin is not null
union all
select 'prepared', p.gid, format('rollback prepared %L;', p.gid), age(p.transaction), extract(epoch from clock_timestamp() - p.prepared)
from pg_catalog.pg_prepared_xacts p
where p.database = current_database()
union all
select 'standby', coalesce(nullif(r.application_name, ''), 'pid ' || r.pid), null, max(age(r.backend_xmin)), null
from pg_catalog.pg_stat_replication r
where r.backend_xmin is not null
group by 2
order by 1, 2
