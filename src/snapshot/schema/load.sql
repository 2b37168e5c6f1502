-- The load: request costs, the ramp, its seconds, and what is computed from them. `load` writes what it measured;
-- `derive` writes the tables under the line at the end.

create table load_begin ( -- [load] one row: the load as it began; it is there before the first request, so a scan that dies leaves it
    seed integer not null, -- as in load_run
    shape text not null -- as in load_run
) strict;

create table load_run ( -- [load] one row: the load as a whole, once it has ended
    seed integer not null, -- of the arrivals and of the drawn variables; the same seed gives the same schedule
    ended text not null, -- how the search ended, in words
    is_valid integer not null, -- 0 where a user of the generator died: its numbers then prove nothing
    shape text not null check (shape in ('line', 'smoke', 'spike', 'soak')), -- what it was for; only `line` looks for a line
    proven_step integer, -- highest step that met the objective; null: none did
    failed_step integer -- lowest step above it that proved to miss the objective; null: none did
) strict;

create table load_scenario ( -- [load] each scenario that was driven
    name text primary key, -- its file's stem
    weight integer not null, -- its share of the visits, against the others
    pause_ms real not null, -- mean pause of a visitor between two steps
    limit_p95_ms real not null, -- its own limit, else the objective's, milliseconds
    limit_error_pct real not null -- its own limit, else the objective's, percent
) strict;

create table load_endpoint ( -- [load] each step of each scenario: one request of a visit
    endpoint integer primary key, -- from 1
    scenario text not null, -- its scenario
    name text not null, -- the step's name in the scenario
    request text not null, -- such as `GET /api/v1/products?page={page}`
    is_fixed integer not null, -- 1 where it holds no variables: every visitor asks the very same
    is_act integer not null -- 1 where it does, at each visit, what a product may be for: it writes, and neither signs in nor only asks
) strict;

create table load_step ( -- [load] each step of the ramp: one rate, held; or the closed users
    step integer primary key, -- from 1, in the order in which they were driven
    offered_per_s real not null, -- requests per second that the schedule offered, of a spike at its height; that closed users made
    seconds real not null, -- measured, settling time not counted
    requests integer not null, -- that were due in the measured time
    served integer not null, -- of them answered, right or wrong, before the step ended
    failed integer not null, -- of them answered wrongly, not answered, or never sent
    in_flight_max integer not null, -- most that were due and not answered at once
    start_lag_p99_ms real, -- of the generator: from when a request was due until one of its free users began with it, 99th percentile; null: closed users
    backlog_max integer not null, -- most requests that waited for a free user at once
    dropped integer not null, -- requests never sent because too many others waited; they count as failed
    generator_cpu_pct real, -- processor time that plimsoll used, of all processors; null: this system does not tell
    verdict text not null check (verdict in ('pass', 'fail', 'undecided', 'void')), -- against the objective; void: the generator was the limit, or the app went away
    because text not null -- why, in words
) strict;

create table load_away ( -- [load] one row where the app went away during the ramp and did not come back: what it left behind tells nothing of what it carries
    at_s real not null, -- since the start of the ramp, when a request first found nobody
    waited_s real not null -- how long it was waited for, with no load on it
) strict;

create table load_recovery ( -- [load] half of a rate that was fine, driven right after the highest step that failed: does the app come back?
    after_step integer primary key, -- load_step: the overload
    offered_per_s real not null, -- requests per second that the schedule offered after it
    watched_s real not null, -- how long, since the overload's last request was due
    requests integer not null, -- that were due meanwhile
    late integer not null, -- of them too slow or failed
    back_after_s real -- from when on 3 seconds in a row had no more late requests than the objective allows; null: that did not come
) strict;

create table load_spike ( -- [load] one row where the load was a spike: the whole seconds of its height
    step integer primary key, -- load_step
    base_per_s real not null, -- requests per second before it and after it
    spike_per_s real not null, -- at its height
    first_second integer not null, -- load_second
    last_second integer not null, -- load_second
    requests integer not null, -- that were due in those seconds
    late integer not null, -- of them too slow or failed
    failed integer not null -- of them failed
) strict;

create table load_walk ( -- [load] one visitor's way through each scenario, where the load was a smoke run; nobody goes on after a failure
    endpoint integer primary key, -- load_endpoint
    took_ms real not null, -- from send to last byte
    failure text -- class, as in load_error; null: it was answered as the scenario expects
) strict;

create table load_second ( -- [load] each second of the ramp, by the requests that were due in it
    second integer primary key, -- since the start of the ramp
    step integer not null, -- the step under way; not in load_step: a watch after an overload, load_recovery
    offered integer not null, -- requests that were due
    served integer not null, -- answers that came in this second, whenever they were due
    failed integer not null, -- of those answers, wrong or missing
    in_flight integer not null -- due and not answered, at its end
) strict;

create table load_histogram ( -- [load] latencies of one endpoint by the second in which its requests were due, measured time only
    second integer not null, -- since the start of the ramp
    endpoint integer not null, -- load_endpoint
    step integer not null, -- load_step
    latencies blob not null, -- HdrHistogram V2 compressed: due time (of closed users: when they sent it) to last byte in microseconds, 1 us to 60 s, 3 digits; unanswered ones at their age
    failed integer not null, -- requests of them that failed
    body_bytes integer not null, -- bytes of all bodies as sent
    primary key (second, endpoint, step)
) strict;

create table load_endpoint_part ( -- [load] parts of the latencies of one endpoint in one step, measured time only
    step integer not null, -- load_step
    endpoint integer not null, -- load_endpoint
    part text not null check (part in ('wait', 'connect', 'head', 'body', 'service')), -- wait: from when it was due until a user began; connect: of those that opened a connection; head: sent to head of the answer; body: from there to the last byte; service: sent to last byte
    latencies blob not null, -- HdrHistogram V2 compressed: microseconds, 3 digits; only requests that came so far
    primary key (step, endpoint, part)
) strict;

create table load_error ( -- [load] failed requests by class, in the measured time of a step
    step integer not null, -- load_step; not there: a watch after an overload, load_recovery
    endpoint integer not null, -- load_endpoint
    class text not null, -- connect, timeout, status, limited, turned away, body, expectation, unsent, unfinished
    requests integer not null, -- how many
    primary key (step, endpoint, class)
) strict;

create table load_postgres_second ( -- [load] client sessions once a second during the ramp: other databases of the server share its connections and processors
    second integer primary key, -- since the start of the ramp
    connections integer not null, -- open on the whole server, ours not counted
    active integer not null, -- in the target's databases, running a statement
    running integer not null, -- on the whole server, running a statement and not waiting for anything: on a processor
    lock_waiting integer not null, -- of the active ones, waiting for a lock
    idle_in_transaction integer not null, -- in the target's databases, holding a transaction open while idle
    connections_max integer not null -- that the server takes from ordinary users
) strict;

create table load_redis_second ( -- [load] counters of Redis, once a second during the ramp, as differences to the second before
    second integer primary key, -- since the start of the ramp
    commands integer not null, -- commands run
    hits integer not null, -- lookups that found their key
    misses integer not null, -- lookups that did not
    cpu_pct real, -- of its main thread; null: this version does not tell
    connections integer, -- open now, ours too; null: it does not tell
    memory_bytes integer -- in use now; null: it does not tell
) strict;

create table load_app_second ( -- [load] what the app told of its process on its metrics page, once a second during the ramp
    second integer primary key, -- since the start of the ramp
    asked_s real not null, -- since the start of the ramp, when the page was asked for
    answered_s real not null, -- when its answer had come; what it tells was so at some time between the two
    single_runtime text, -- where it is one that runs code on one processor at a time: Node, Python; null: another, or not told
    started_at real, -- when the process was started, in seconds since 1970: it tells one process from another; null: not told
    cpu_s real, -- processor time of the process since it was started; null: not told, or of several processes
    cpu_most real, -- processors that it may use at once; null: it does not tell
    loop_lag_ms real, -- how late its event loop was, the 99th percentile since the last look where that is told; null: not told
    loop_turn_ms real, -- mean time from turn to turn of its event loop since the last look; null: not told
    loop_turn_min_ms real -- the shortest of them, which one that has nothing to do takes; null: not told
) strict;

create table load_app_pool_second ( -- [load] how full a pool of the app was, as its metrics page told once a second during the ramp
    second integer not null, -- since the start of the ramp
    pool text not null, -- what it holds, and the library
    labels text not null, -- that tell it from another pool of that library
    used real not null, -- of it in use
    most real not null, -- that there may be
    waiting real, -- requests that waited for one; null: it does not tell
    waited real, -- requests that had to wait, since the process was started; null: it does not tell
    primary key (second, pool, labels)
) strict;

create table load_metric ( -- [load] each counter of the product's own on its metrics page, from the first look of the ramp to the last
    name text primary key, -- as in http_metric
    rose integer not null -- 1 when it was higher at the end, or new
) strict;

create table load_size_second ( -- [load] the size of the database every few seconds of a soak
    second integer primary key, -- since the start of the ramp
    size_bytes integer not null -- of all its files
) strict;

create table load_queue_second ( -- [load] jobs waiting in each queue that was there before the ramp, once a second during a soak; at most 100 keys of Redis and 20 tables of Postgres are asked
    second integer not null, -- since the start of the ramp
    queue text not null, -- library and name, ids masked, such as `sidekiq mailers`; of Postgres that and the table, such as `delayed_job public.delayed_jobs`
    waiting integer not null, -- in Redis: jobs that nobody works on yet, those for later not counted; in Postgres: rows of the table by the server's statistics, of libraries that delete what is done; of others the rows that nobody works on yet, counted every few seconds up to 100,000
    primary key (second, queue)
) strict;

create table load_request_cost ( -- [load, was load_sounding] each GET endpoint driven alone, the same request again and again, one at a time; variables are drawn alike in every run
    endpoint integer primary key, -- load_endpoint
    requests integer not null, -- made
    failed integer not null, -- of them failed
    p50_ms real not null, -- median from send to last byte
    p95_ms real not null, -- 95th percentile
    distinct_bodies integer not null, -- different answers to the same request
    late integer -- failed, or later than the objective allows; null: not counted
) strict;

create table load_request_postgres ( -- [load, was load_sounding_postgres] what Postgres did for an endpoint that was driven alone
    endpoint integer primary key, -- load_endpoint
    statements integer not null, -- statements run, as pg_stat_statements counts them, less those of an idle window
    exec_ms real not null, -- their time in the server
    sessions integer, -- sessions opened meanwhile; null: before Postgres 14
    elsewhere text -- another database of that server in which statements ran meanwhile, that with the most; null: none
) strict;

create table load_request_statement ( -- [load, was load_sounding_statement] each distinct statement of an endpoint that was driven alone
    endpoint integer not null, -- load_endpoint
    queryid integer not null, -- of pg_stat_statements
    statement text not null, -- its text, literals replaced, secrets masked
    calls integer not null, -- how often, less the share of an idle window
    row_count integer not null, -- rows that it gave or changed
    exec_ms real not null, -- its time in the server
    primary key (endpoint, queryid)
) strict;

create table load_request_redis ( -- [load, was load_sounding_redis] what Redis did for an endpoint that was driven alone
    endpoint integer primary key, -- load_endpoint
    commands integer not null, -- commands run, less ours
    hits integer not null, -- lookups that found their key
    misses integer not null, -- lookups that did not
    writes integer not null, -- commands that store a value: set, setex, hset, json.set and the like
    connections integer not null -- connections opened meanwhile
) strict;

create table load_health_cost ( -- [load] what health pages that answer well ask the servers behind the app for, each asked alone
    path text primary key, -- http_health
    requests integer not null, -- made
    statements integer not null -- that Postgres ran meanwhile, less those of an idle window
) strict;

-- Computed by `derive` from the tables above.

create table load_step_latency ( -- [derive] percentiles of a step, over all requests that were due in it
    step integer primary key, -- load_step
    p50_ms real not null, -- median
    p95_ms real not null, -- 95th percentile
    p95_low_ms real, -- lower end of its 95 % confidence range; null: too few requests
    p95_high_ms real, -- upper end
    p99_ms real not null -- 99th percentile
) strict;

create table load_step_served ( -- [derive] how fast answers came while a step was driven
    step integer primary key, -- load_step
    served_per_s real not null -- answers per second, whenever they were due, over its whole seconds: at overload the rate at which the app is saturated
) strict;

create table load_second_latency ( -- [derive] percentiles of a measured second
    second integer primary key, -- load_second
    p95_ms real not null -- of the requests that were due in it
) strict;

create table load_endpoint_step ( -- [derive] an endpoint in one step
    step integer not null, -- load_step
    endpoint integer not null, -- load_endpoint
    requests integer not null, -- due in its measured time
    error_pct real not null, -- of them failed
    error_low_pct real not null, -- lower end of the 95 % confidence range of that share
    error_high_pct real not null, -- upper end
    p95_ms real not null, -- 95th percentile
    p95_low_ms real, -- lower end of its 95 % confidence range; null: too few requests
    p95_high_ms real, -- upper end
    primary key (step, endpoint)
) strict;

create table load_endpoint_total ( -- [derive] an endpoint over all measured time
    endpoint integer primary key, -- load_endpoint
    requests integer not null, -- due
    error_pct real not null, -- failed
    p50_ms real not null, -- median
    p95_ms real not null, -- 95th percentile
    p99_ms real not null, -- 99th percentile
    max_ms real not null, -- slowest
    body_bytes real not null -- mean size of a body as sent
) strict;

create table load_part ( -- [derive] parts of an endpoint's latencies over all measured time
    endpoint integer not null, -- load_endpoint
    part text not null, -- wait, connect, head, body or service, as in load_endpoint_part
    requests integer not null, -- that had it
    mean_ms real not null, -- mean of these
    p95_ms real not null, -- their 95th percentile
    primary key (endpoint, part)
) strict;

create table load_line ( -- [derive] one row: the load line
    proven_per_s real, -- highest rate that met the objective; null: none did
    failed_per_s real, -- lowest rate above it that missed it; null: none did
    proven_users real, -- visitors at once that make the proven rate with the scenarios' pauses; null: none proven
    gave_way_first text -- what reached its limit first, on evidence; null: nothing was seen to
) strict;

create table load_trend ( -- [derive] how a measure changed while one rate was driven for long; only of a soak
    measure text primary key, -- in words
    kind text not null, -- latency, requests, connections, memory, size or jobs
    subject text not null, -- whose: the app, Postgres, Redis, or the queue of load_queue_second
    unit text not null, -- ms, bytes, or empty for a count
    per_hour real not null, -- change each hour: the median of all slopes between two times
    per_hour_low real not null, -- lower end of its 95 % confidence range
    per_hour_high real not null, -- upper end
    at_start real not null, -- on that slope, at the start
    at_end real not null, -- at the end
    seconds integer not null -- that it was measured
) strict;

create table load_query ( -- [derive] a statement of an endpoint, per request of it alone
    endpoint integer not null, -- load_endpoint
    queryid integer not null, -- load_request_statement
    statement text not null, -- its text
    calls_per_request real not null, -- how often a request runs it
    rows_per_call real not null, -- rows that one call gives or changes
    ms_per_request real not null, -- its time in the server
    is_write integer not null, -- 1 where it adds, changes or takes away rows, in one of its `with` queries too
    primary key (endpoint, queryid)
) strict;

create table load_query_cost ( -- [derive] Postgres' part in one request of an endpoint alone
    endpoint integer primary key, -- load_endpoint
    statements_per_request real not null, -- statements
    ms_per_request real not null, -- time in the server
    time_pct real not null, -- that time as a share of the median answer
    own_ms real not null, -- the rest of the median answer: the app itself, and what else it waits for
    typical_own_ms real not null, -- the median of that rest over all endpoints
    sessions_per_request real -- sessions opened; null: not told
) strict;

create table load_cache_cost ( -- [derive] Redis' part in one request of an endpoint alone
    endpoint integer primary key, -- load_endpoint
    commands_per_request real not null, -- commands
    hits_per_request real not null, -- lookups that found their key
    misses_per_request real not null, -- lookups that did not
    writes_per_request real not null, -- values stored
    connections_per_request real not null -- connections opened
) strict;

create table load_cache_use ( -- [derive] one row: lookups in Redis over the ramp
    lookups integer not null, -- hits and misses
    hit_pct real -- hits of them; null: no lookups
) strict;

create table load_scaling ( -- [derive] one row: the universal scalability law, fitted to the steps, up to half as many requests at once again; none where no step was measured
    loads integer not null, -- different rates that were measured
    measured_at_once real not null, -- most requests under way at once in a step, by Little's law
    contention real, -- from 0 to 1: a hypothesis, not a cause; null here and below: nothing is foretold
    coherency real, -- from 0 to 1, likewise
    single_per_s real, -- answers per second of one request at a time
    reach_at_once real, -- requests at once that are foretold
    reach_per_s real, -- their answers per second
    reach_low_per_s real, -- lower end of the 95 % band of a bootstrap
    reach_high_per_s real, -- upper end
    refusal text -- why nothing is foretold; null: it is
) strict;

create table load_cookie ( -- [load] each cookie that answers to the steps of scenarios set
    name text primary key, -- of the cookie; its value is a secret and is not kept
    is_session integer not null, -- as in http_cookie
    default_store text, -- as in http_cookie
    framework text -- as in http_cookie
) strict;
