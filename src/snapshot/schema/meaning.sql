-- What the load line means, and where it holds. `derive` writes these.

create table load_meaning ( -- [derive] one row: the load line in users; empty: no rate was proven, or nothing that it stands on asks for data
    proven_registered real not null, -- registered users whose busiest seconds make the proven rate, by the profile of use
    failed_registered real, -- and those of the rate that failed; null: none did
    planned_per_s real not null, -- requests per second in the busiest seconds of the users planned for
    planned_headroom_pct real not null, -- of the proven rate, what those leave; below 0: they ask for more
    now_per_s real, -- the same of today's users; null: plimsoll.toml does not say how many there are
    now_headroom_pct real, -- of the proven rate, what those leave
    advised_per_s real not null, -- of the proven rate, the share that a peak should not pass
    days_to_advised real, -- until today's users, as they grow, pass it; 0: they do already; null: growth not said
    instances integer, -- copies of the app, from the plan; null: not said
    without_one_per_s real -- of the proven rate, what is left where one of them fails; null: there is one, or not said
) strict;

create table load_ground ( -- [derive] one row: what the load line stands on; empty: no endpoint was driven alone
    endpoints integer not null, -- that were driven alone: those that read
    writes integer not null, -- steps that write, which are not driven alone
    of_postgres integer, -- of the endpoints, those that run a statement in the database that was named; null: Postgres was not watched
    elsewhere text, -- another database of that server in which statements ran meanwhile; null: none
    of_redis integer, -- of them, those that run a command of Redis; null: Redis was not watched
    is_dataless integer not null, -- 1 where Postgres was watched, nothing was written, and none of them was seen to ask any database of that server, or Redis
    is_redis_known integer not null, -- 1 where Redis was watched, or the app is said to have none
    calls integer, -- of statements before the load, as the server counted them; null: pg_stat_statements was not seen
    heaviest integer, -- of these statements those that took the most time, 40 at most; null here and below: fewer than 1000 calls, which tell of no use, or counters that began anew meanwhile
    heaviest_reached integer, -- of those, the ones that the scenarios run
    reached_calls_pct real, -- of all calls before the load, those of statements that the scenarios run
    reached_time_pct real -- likewise of the server's time
) strict;

create table load_environment ( -- [derive] where the load line holds: what sets how much is carried, as far as it was seen
    number integer primary key, -- its place in the list, from 1
    part text not null unique, -- in words
    value text not null, -- in words
    kind text not null check (kind in ('machine', 'copies', 'software', 'setting', 'data')) -- of another machine load lines say nothing of each other
) strict;
