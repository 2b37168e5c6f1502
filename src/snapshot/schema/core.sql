-- The frame of a snapshot: what ran, what was looked at, what could not be seen.
-- Probes write none of these tables by themselves; `Snapshot` and `Facts` do.

create table run ( -- [scan] one row: this run
    id text primary key, -- sorts by time; also the file's name
    taken_at text not null, -- start, RFC 3339 in UTC
    version text not null, -- of plimsoll
    target text not null, -- the target's stable name
    environment text not null, -- production, staging, development or the user's word
    stage integer not null, -- users planned for: 100, 1000 or 10000
    generator_cores integer not null, -- processors of the machine that scans
    duration_ms integer -- whole run; null until sealed: a run that died has none
) strict;

create table run_order ( -- [scan] one row: the run's place among those of its folder
    ordered_at text not null -- RFC 3339 in UTC: its start, or just after the run before it where the clock had jumped back
) strict;

create table run_stop ( -- [scan] one row where the scan was told to stop by Ctrl-C or SIGTERM; none: it came to its end
    after_ms integer not null -- from its start to its end
) strict;

create table seal ( -- [scan] one row, written last: what the file was when the run was sealed
    digest text -- SHA-256 of all pages but that of this table; null: somebody read the file, and it could not be made
) strict;

create table address ( -- [scan] each configured address, its secrets masked
    kind text primary key, -- app, postgres, redis, instance, edge, pooler, prometheus, alertmanager, twin, log, manifests
    url text not null, -- masked; of a log and of manifests their paths
    source text not null, -- where it was found, in words
    key text not null -- the flag, variable or key that named it
) strict;

create table place ( -- [scan] where the user's files name what is looked at, or would: a report in a pull request points there
    kind text not null, -- as in address; backup; or step
    name text not null, -- of a step its scenario and its name with a slash between; else empty
    file text not null, -- below the root of the repository, or the folder of the scan where there is none
    line integer not null, -- from 1
    primary key (kind, name)
) strict;

create table stage_rate ( -- [scan] what each stage of users asks of the app, from the profile in plimsoll.toml
    users integer primary key, -- registered users: 100, 1000, 10000
    peak_per_s real not null -- requests per second in the busiest seconds
) strict;

create table usage ( -- [scan] one row: the profile from plimsoll.toml that turns registered users into requests
    daily_active_pct real not null, -- of the registered users, those who come on one day
    visits_per_day real not null, -- of such a user
    requests_per_visit real not null, -- that one visit makes
    peak_hour_pct real not null, -- of the day's requests, those of its busiest hour
    burst real not null, -- the busiest seconds of that hour against its mean
    users_now integer, -- registered users today; null: not said
    growth_pct_a_month real -- how fast they grow; null: not said
) strict;

create table objective ( -- [scan] one row: the service objective of this run
    p95_ms real not null, -- 95th percentile at most, milliseconds
    error_pct real not null -- failed requests at most, percent
) strict;

create table plan ( -- [scan] one row: what plimsoll.toml says is planned
    instances integer, -- running copies of the app; null: not said
    pool_size integer, -- connections one copy may open to Postgres; null: not said
    poolers integer, -- running copies of PgBouncer; null: not said, taken as one
    database_cores integer, -- processors of the machine that Postgres runs on; null: not said
    database_disk_gb real -- disk of that machine, of 10^9 bytes; null: not said
) strict;

create table earlier_verdict ( -- [scan] what earlier runs of the same target decided of checks on load, as the history had it when this one began
    check_name text not null, -- item/id
    driven text not null, -- a digest of what was driven, and to which objective: only the same can be compared
    verdict text not null, -- as JSON, with a digest of the text of the check: only that of the same text stands
    run text not null, -- the run that decided it
    decided_at text not null, -- its start, RFC 3339 in UTC
    primary key (check_name, driven)
) strict;

create table probe ( -- [scan] each probe that ran
    name text primary key, -- as in PROBES
    duration_ms integer not null, -- from start to its last fact
    facts integer not null -- rows that it wrote
) strict;

create table fills ( -- [scan] which probe fills which table
    table_name text primary key, -- a fact table
    probe text not null -- its one probe
) strict;

create table reach ( -- [scan] how much of each fact table's population was seen; each has a row once its probe has ended
    table_name text primary key, -- the fact table
    probe text not null, -- that fills it
    extent text not null check (extent in ('whole', 'part', 'none')), -- part: bad rows are bad, and that there are none is not shown
    kind text check (kind in ('not-configured', 'unreachable', 'denied', 'unsupported', 'timed-out', 'failed', 'not-run', 'declared-none', 'door', 'sample', 'limit', 'old')), -- why not whole, or why whole and empty (declared-none); null: looked at whole
    seen integer, -- rows of a part; null: it is no part
    reason text, -- in words, secrets masked; null: looked at whole
    cure text -- the grant, flag or setting that would cure it
) strict;

create table sent ( -- [scan] every distinct statement that was sent to a target, so that it can be listed
    probe text not null, -- who sent it
    kind text not null, -- sql, redis, http or command
    statement text not null, -- its text, secrets masked
    times integer not null, -- how often
    primary key (probe, kind, statement)
) strict;
