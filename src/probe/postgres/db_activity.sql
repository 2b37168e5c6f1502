select /* plimsoll */ a.pid, coalesce(a.usename, '') as role, coalesce(a.application_name, '') as application, a.state,
       extract(epoch from clock_timestamp() - a.xact_start) as transaction_age_s,
       extract(epoch from clock_timestamp() - a.state_change) as state_age_s,
       a.client_addr is null or a.client_addr <<= '127.0.0.0/8' or a.client_addr = '::1' as is_local,
       coalesce(s.ssl, false) as is_tls
from pg_catalog.pg_stat_activity a
left join pg_catalog.pg_stat_ssl s on s.pid = a.pid
where a.datname = current_database() and a.backend_type = 'client backend'
  and a.pid <> pg_backend_pid() and a.application_name <> 'plimsoll'
order by a.pid
