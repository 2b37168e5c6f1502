-- Facts of the redis probe: Redis, Valkey and their kin.

create table redis_server ( -- [redis] one row: the server as INFO tells it, before any key was sampled
    flavour text not null, -- redis, valkey, keydb, dragonfly, garnet, kvrocks, redict or upstash
    version text not null, -- of that flavour; Valkey's is not the Redis 7.2.4 that it claims to be
    version_major integer, -- first number of the version; null: it has none
    uptime_s integer, -- since its start; null: not told
    counters_age_s integer, -- since the counters below began: its start, unless they were reset; null: not told, or reset nobody knows when
    keys integer, -- in all of its databases; null: not told
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
    is_private integer, -- 1 where every address of the server is one of a private network; null: its name leads nowhere, or to this machine
    is_tls integer not null -- 1 where our connection is encrypted
) strict;

create table redis_setting ( -- [redis] settings of CONFIG GET that INFO does not tell
    name text primary key, -- as in redis.conf
    number real not null -- its value
) strict;

create table redis_keyspace ( -- [redis] numbered databases that have keys
    number integer primary key, -- of the database
    keys integer not null, -- in it
    expiring integer not null -- of them, those that expire
) strict;

create table redis_command ( -- [redis] commands that were called since the start
    name text primary key, -- in lower case; a subcommand behind a bar
    calls integer not null, -- that ran
    mean_us real not null, -- on the server's one thread, where all else waits
    rejected integer not null, -- refused before they ran
    failed integer not null -- failed while they ran
) strict;

create table redis_error ( -- [redis] error codes that the server answered since the start
    code text primary key, -- OOM, NOAUTH, WRONGPASS …
    times integer not null -- how often
) strict;

create table redis_key_pattern ( -- [redis] kinds of keys, from a sample of each database; never a whole key
    number integer not null, -- of the database
    pattern text not null, -- what the keys share; a star for what tells them apart
    role text not null, -- queue, registry, result, session, cache, lock, limit, code (of a sign-in), guard (against doing twice), cart, counter, unknown (it expires, or is called by two roles) or data
    role_by text not null, -- what told the role: library (its own keys) or name (a word of the pattern); nothing: it is data or unknown
    environment text, -- production, staging, development or test, where the pattern begins with it; null: it does not
    environment_rest text, -- the pattern without that word; null: it has none
    kind text not null, -- the type that most of them have: string, hash, list, set, zset or stream
    sampled integer not null, -- different keys of it that were looked at
    of_sampled integer not null, -- different keys of the database that were looked at
    is_census integer not null, -- 1 where these are all keys of the database
    share_pct real not null, -- of the keys looked at
    unexpiring integer not null, -- of those sampled, keys that never expire
    unexpiring_low_pct real not null, -- lower end of the 95 % interval of their share in the pattern
    unexpiring_high_pct real not null, -- upper end
    mean_bytes integer, -- in memory; null: not told
    largest_bytes integer, -- the largest that was looked at; null: not told
    keys integer, -- of it in the database, where the names of all keys there were met; null: only some were
    primary key (number, pattern)
) strict;

create table redis_slow_command ( -- [redis] what the slow log holds, by command and kind of key; never a value
    command text not null, -- in upper case
    pattern text not null, -- of its first key; empty: it takes none
    times integer not null, -- in the log
    longest_ms real not null, -- the slowest of them
    last_at text not null, -- the latest of them, RFC 3339 in UTC
    primary key (command, pattern)
) strict;

create table redis_client ( -- [redis] connections now, by who opened them; never an address
    name text not null, -- that they gave themselves, ids masked; empty: none
    library text not null, -- client library and version; empty: not told
    user_name text not null, -- ACL user; empty: not told
    connections integer not null, -- of that kind
    idle integer not null, -- of them, without a command for a minute, and not waiting for one
    primary key (name, library, user_name)
) strict;

create table redis_queue ( -- [redis] job queues of known libraries; (all): what a library counts for all of its queues at once
    number integer not null, -- of the database
    library text not null, -- sidekiq, bullmq, bull, bee-queue, celery, rq, arq, asynq, dramatiq, resque or laravel
    queue text not null, -- its name, ids masked
    waiting integer not null, -- jobs ready to be taken
    active integer, -- taken and not finished; null: the library does not tell
    stalled integer, -- of the active, those whose worker is gone, as far as looked at; null: the library does not tell
    delayed integer, -- for later; null: the library does not tell
    overdue integer, -- of them, those whose time came more than a minute ago; null: the library does not tell
    failed integer, -- that failed and are kept; null: the library does not tell
    finished integer, -- that are done and are kept; null: the library does not tell
    oldest_age_s integer, -- since the job that waits longest was put in; null: none waits, or it does not tell
    workers integer, -- alive now; null: the library does not tell
    is_paused integer not null, -- 1 where somebody paused it
    primary key (number, library, queue)
) strict;
