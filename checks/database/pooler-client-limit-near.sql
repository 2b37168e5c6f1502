/*
title    = "The pooler has room for more clients"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "pooler_server where clients is not null"
why      = """PgBouncer refuses client number max_client_conn + 1 ("no more connections allowed"); 100 is the default, and one
busy app with a few copies reaches it. Clients are cheap: about 2 kB each. High from 90 % on, where one more copy is refused; medium from 80 %."""
fix      = """Raise max_client_conn, and the limit of open files with it (ulimit -n, or LimitNOFILE of the service)."""
docs     = ["https://www.pgbouncer.org/config.html#max_client_conn"]
params.max_pct = 80
params.high_pct = 90
*/
select 'max_client_conn' as subject,
       printf('%d of %d clients are connected to the pooler', s.clients, m.number) as message,
       '; pgbouncer.ini, below [pgbouncer], then RELOAD' || char(10) || 'max_client_conn = ' || cast(max(1000, 4 * m.number) as integer) as fix, 'conf' as fix_kind,
       iif(100.0 * s.clients / m.number >= :high_pct, 'high', 'medium') as severity,
       s.clients as clients,
       cast(m.number as integer) as clients_max,
       100.0 * s.clients / m.number as used_pct
from pooler_server s
join pooler_setting m on m.name = 'max_client_conn'
where 100.0 * s.clients / m.number >= :max_pct
order by subject
