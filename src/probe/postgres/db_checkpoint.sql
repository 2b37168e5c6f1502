select /* plimsoll */
       c.checkpoints_timed as timed, c.checkpoints_req as requested, -- before 17
       c.num_timed as timed, c.num_requested as requested, -- since 17
       extract(epoch from now() - greatest(c.stats_reset, pg_postmaster_start_time()))::float8 / 3600 as counted_hours
from pg_catalog.pg_stat_bgwriter c -- before 17
from pg_catalog.pg_stat_checkpointer c -- since 17
limit 1
