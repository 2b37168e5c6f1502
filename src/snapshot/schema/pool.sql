-- Connections that the load kept busy, and the statements it ran. `load` writes what it measured; `derive` writes the
-- tables under the line at the end.

create table load_pooler_second ( -- [load] the pooler once a second during the ramp; empty: there is none
    second integer primary key, -- since the start of the ramp
    clients_waiting integer not null, -- clients of all pools that wait for a server connection
    wait_max_ms real not null, -- how long the first of them has waited
    servers_active integer not null, -- server connections that a client holds
    transaction_ms real -- time in which transactions held a server connection since the second before; null: the first one
) strict;

create table load_statement ( -- [load] a statement that ran during the ramp, as pg_stat_statements counts it; ours left out
    queryid integer primary key, -- of pg_stat_statements
    statement text not null, -- its text, literals replaced, secrets masked
    calls integer not null, -- how often
    row_count integer not null, -- rows that it gave or changed
    exec_ms real not null -- its time in the server
) strict;

create table load_statement_step ( -- [load] a statement in one step of the ramp, from its start to that of the next; those with the most time only
    step integer not null, -- load_step
    queryid integer not null, -- load_statement
    calls integer not null, -- how often
    row_count integer not null, -- rows that it gave or changed
    exec_ms real not null, -- its time in the server
    primary key (step, queryid)
) strict;

-- Computed by `derive` from the tables above and those of the load.

create table load_statement_change ( -- [derive] a statement at the limit: in the highest step that met the objective, and in the lowest that did not
    queryid integer primary key, -- load_statement
    statement text not null, -- its text
    step_before integer not null, -- the step that met the objective; the lightest where none did
    step_after integer not null, -- the step that did not
    before_ms real not null, -- time of one call in the step before
    after_ms real not null, -- in the step after
    rows_per_call_before real not null, -- rows of one call in the step before
    rows_per_call_after real not null, -- in the step after
    calls_per_request_before real not null, -- calls for one answer in the step before
    calls_per_request_after real not null, -- in the step after
    time_pct real not null -- its share of the database's time in the step after
) strict;

create table load_statement_cost ( -- [derive] a statement's part in the whole ramp
    queryid integer primary key, -- load_statement
    statement text not null, -- its text
    calls integer not null, -- how often
    rows_per_call real not null, -- rows that one call gives or changes
    calls_per_request real not null, -- calls for one request of the mix
    ms_per_request real not null, -- its time for one request of the mix
    time_pct real not null -- its share of the database's time
) strict;

create table load_pool_step ( -- [derive] connections in use in one step of the ramp
    step integer primary key, -- load_step
    served_per_s real not null, -- answers per second
    connections_busy real not null, -- mean: running a statement, or holding a transaction open
    hold_ms real not null -- connections in use for one request, by Little's law: busy / served per second
) strict;

create table load_pool_size ( -- [derive] connections that a rate needs by Little's law: rate x hold time = busy connections
    rate text primary key, -- `load line`, or a stage: `1000 users`
    users integer, -- the stage; null: the load line
    per_s real not null, -- requests per second
    hold_ms real not null, -- how long one request holds a connection
    hold_source text not null, -- where that was measured: pooler, sessions or request costs
    is_lower_bound integer not null, -- 1 where connections that are held while no transaction is open were not seen
    answer_ms real not null, -- the median answer: no request holds a connection for longer than its answer takes
    connections_busy real not null, -- in use on average
    headroom_pct real not null, -- on top, so that requests seldom wait for one
    connections integer not null, -- recommended for all copies of the app together
    instances integer not null, -- copies of the app, from the plan; 1 where it does not say
    connections_per_instance integer not null, -- recommended for each
    limited_by text not null -- what set the number: busy connections, the least for a copy, or processors of the database
) strict;

create table load_wall ( -- [derive] the rate at which a resource is used up, by the utilisation law: capacity / busy time of one request
    resource text primary key, -- in words
    capacity real not null, -- how many requests it serves at once: connections, processors, threads
    capacity_source text not null, -- who says so: plimsoll.toml, Postgres, this machine; `one`: by its nature
    demand_ms real not null, -- how long one request of the mix keeps it busy, at least
    demand_most_ms real not null, -- at most
    demand_source text not null, -- where that was measured: request costs, sessions, waits (for a row), archiver or Redis
    wall_per_s real not null, -- requests per second at which it is used up, at most
    wall_least_per_s real not null -- at least
) strict;
