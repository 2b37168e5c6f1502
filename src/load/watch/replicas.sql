-- Followers of which this role may not see more than that they are there, and how far the last one is behind. Who takes a base
-- backup replays nothing.
select /* plimsoll */ count(*) filter (where state is null),
       max(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end - replay_lsn)::bigint
from pg_catalog.pg_stat_replication
