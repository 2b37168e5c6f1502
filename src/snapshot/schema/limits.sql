-- The numbers by which something beside a check judges: the abort rules of a load, what gave way first, what moved at the limit,
-- what is advised of a line and a pool, how old evidence may be.
-- They stand in every snapshot, so that a run says by which numbers it was judged.

create table judging_limit ( -- [scan] each number by which something beside a check judges: the abort rules of a load, what gave way first, what moved at the limit, what is advised, how old evidence may be
    name text primary key, -- what it bounds, its unit last
    value real not null, -- at it or above it, as who reads it says
    source text not null -- where the number is from
) strict;

insert into judging_limit (name, value, source) values
    ('abort_connections_pct', 90,
     'chosen: what is left is for whoever comes to see why all are taken; check_postgres calls 90 % of max_connections a warning'),
    ('abort_memory_pct', 95,
     'chosen: at all of maxmemory Redis refuses writes under noeviction (Redis documentation, "Key eviction")'),
    ('abort_replica_bytes', 1073741824,
     'chosen: a load of three minutes that writes 6 MB of log a second'),
    ('abort_health_failures', 3,
     'Kubernetes restarts a container then: failureThreshold of a liveness probe is 3 unless it is set'),
    ('full_pct', 90,
     'chosen: at 90 % of a single server the mean wait is nine times the service (M/M/1); AWS calls 90 % of the processor of Redis the most'),
    ('lock_waiting_sessions', 2,
     'chosen: one session that waits for a lock is every application at any time'),
    ('lock_waiting_pct', 50,
     'by the word: most of the active sessions'),
    ('requests_per_connection', 2,
     'chosen: as many again must wait as are served'),
    ('requests_piled_up', 4,
     'chosen: fewer requests under way than this are no queue'),
    ('idle_pct', 25,
     'chosen: of a server that holds a quarter of what is under way, or less, three quarters wait elsewhere'),
    ('calm_pct', 50,
     'chosen: a server that is half used answers in two services on average, beside ten and more of one at its limit (M/M/1)'),
    ('moved_calls', 10,
     'chosen: the mean of fewer calls tells nothing of one'),
    ('moved_time_pct', 5,
     'chosen: a statement below this share of the time of the database cannot be what moved it'),
    ('moved_ratio', 1.5,
     'chosen: above what a call differs by from step to step while nothing is amiss; not measured on strangers'' systems'),
    ('advised_line_pct', 70,
     'chosen: beyond it a short burst or a slow disk is already too much (M/M/1: the mean time in the system is 3.3 services there)'),
    ('pool_headroom_pct', 50,
     'chosen: on top of the mean number in use, so that a request seldom waits for a connection'),
    ('kept_verdict_days', 30,
     'chosen: what a load decided a month ago it decided of another app: its code, its data and its neighbours have changed since'),
    ('backup_report_hours', 26,
     'that of backups/backup-missing-or-old: one backup a day, and two hours late; an older report does not tell of the last one'),
    ('old_log_hours', 24,
     'chosen: an app in use writes to its log within a day; a report says of an older one when it ends'),
    ('log_ended_days', 7,
     'chosen: a week has each day of an app once; of one that ended before it nobody knows whether what it tells was mended'),
    ('processor_least_pct', 75,
     'chosen: an answer that came late tells of some time before it; what is sure of the use of a processor must not lie far below it'),
    ('processor_most_pct', 130,
     'chosen: threads of the runtime beside the one that runs code take less; more is of workers that are added up, or of other threads'),
    ('mostly_pct', 50,
     'by the word: more than half of the sessions');
