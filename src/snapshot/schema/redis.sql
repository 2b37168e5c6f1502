-- Facts of the redis probe: Redis, Valkey and their kin.

create table redis_server ( -- one row: the server as INFO tells it, before any key was sampled
    flavour text not null, -- redis, valkey, keydb, dragonfly, garnet, kvrocks, redict or upstash
    version text not null, -- of that flavour; Valkey's is not the Redis 7.2.4 that it claims to be
    version_major integer, -- first number of the version; null: it has none
    uptime_s integer, -- since its start; counters below began then, unless reset; null: not told
    keys integer not null, -- in all of its databases
    maxmemory_bytes integer, -- limit of the data; 0: none; null: not told
    maxmemory_policy text, -- what happens at the limit; null: not told, as on Redis Enterprise
    used_memory_bytes integer, -- all that the server allocated; null: not told
    counted_memory_bytes integer, -- of it, what counts against the limit; null: not told
    system_memory_bytes integer, -- of the host, not of a container around the server; null: not told
    is_aof_enabled integer, -- 1 where each write is logged to disk; null: not told
    is_aof_write_ok integer, -- 0 where the last write to that log failed; null: not told
    rdb_saves integer, -- snapshots written to disk since the start; null: not told (before 7.0)
    save_rules integer, -- rules of `save`, each a schedule of snapshots; null: CONFIG is not allowed
    last_save_age_s integer, -- since the last snapshot, or since the start where there was none; null: not told
    unsaved_changes integer, -- writes since then; null: not told
    is_last_save_ok integer, -- 0 where the last attempt failed; 1 also where there never was one; null: not told
    connected_clients integer, -- connections now; null: not told
    maxclients integer, -- the limit of connections; null: not told
    rejected_connections integer, -- turned away at that limit since the start; null: not told
    total_connections integer, -- opened since the start; null: not told
    total_commands integer, -- run since the start; null: not told
    evicted_keys integer, -- thrown out at the memory limit since the start; null: not told
    is_password_required integer, -- 0 where a stranger may send commands; null: could not be told
    is_protected_mode integer, -- 1 where strangers are only let in from the server's own machine; null: CONFIG is not allowed
    is_loopback integer not null, -- 1 where our way to the server never leaves this machine
    is_tls integer not null -- 1 where our connection is encrypted
) strict;

create table redis_setting ( -- settings of CONFIG GET that INFO does not tell
    name text primary key, -- as in redis.conf
    number real not null -- its value
) strict;

create table redis_keyspace ( -- numbered databases that have keys
    number integer primary key, -- of the database
    keys integer not null, -- in it
    expiring integer not null -- of them, those that expire
) strict;

create table redis_command ( -- commands that were called since the start
    name text primary key, -- in lower case; a subcommand behind a bar
    calls integer not null, -- that ran
    mean_us real not null, -- on the server's one thread, where all else waits
    rejected integer not null, -- refused before they ran
    failed integer not null -- failed while they ran
) strict;

create table redis_error ( -- error codes that the server answered since the start
    code text primary key, -- OOM, NOAUTH, WRONGPASS …
    times integer not null -- how often
) strict;
