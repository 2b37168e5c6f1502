select /* plimsoll */ r.application_name as name, r.state,
       pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end, r.replay_lsn)::bigint as lag_bytes
from pg_catalog.pg_stat_replication r
order by r.application_name
