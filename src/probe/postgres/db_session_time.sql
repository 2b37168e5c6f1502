select /* plimsoll */
       s.sessions, s.session_time as session_ms, s.active_time as active_ms, -- since 14
       s.idle_in_transaction_time as idle_in_transaction_ms, -- since 14
       s.sessions_abandoned, s.sessions_fatal, s.sessions_killed -- since 14
       null as sessions -- before 14
from pg_catalog.pg_stat_database s
where s.datname = current_database()
