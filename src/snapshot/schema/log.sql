-- What the log probe read in the log of Postgres: files that the user named, or pieces through the server itself.
-- No literal and no parameter of a statement is kept: they are $1, $2 … here.

create table log_source ( -- [log] a log file that was looked at
    name text primary key, -- its name, without its folder
    place text not null, -- file: named by the user; server: read through Postgres
    format text, -- stderr, csvlog or jsonlog; null: no log of Postgres, or empty
    prefix text, -- the log_line_prefix by which its lines were told apart; null: the format has none, or it was recognised line by line
    is_prefix_guessed integer not null, -- 1 when that is not the server's own word
    problem text, -- why it was not read, or not to its end; null: it was
    is_capped integer not null, -- 1 when its older part was left out, to keep the scan short
    bytes integer not null, -- that were read, unpacked
    entries integer not null, -- messages that were understood
    unknown_lines integer not null, -- lines that belong to no message
    has_time integer not null, -- 1 when each message says when
    has_process integer not null, -- 1 when it says which process
    has_user integer not null, -- 1 when it says which role
    has_database integer not null, -- 1 when it says which database
    first_at text, -- its first message; null: no time in it
    last_at text -- its last message
) strict;

create table log_total ( -- [log] one row: all files together
    hours real, -- from the first message to the last; null: no times in them
    entries integer not null, -- messages
    calls integer not null, -- messages with the duration of a statement
    total_ms real not null, -- their durations
    statements integer not null, -- different ones
    dropped_statements integer not null, -- of these, those of little time that are not in log_statement
    dropped_ms real not null, -- their time
    dropped_events integer not null -- messages of trouble that are not in log_event: there were too many kinds
) strict;

create table log_statement ( -- [log] a statement in the log with its durations, those with the most time; ours left out
    id integer primary key, -- the query id, or a hash of the text where the log has none
    query_id integer, -- as in pg_stat_statements; null: the log has none
    text text not null, -- normalised: literals are $1, $2 …
    calls integer not null, -- how often it was logged; faster calls never were
    total_ms real not null, -- of the logged calls
    prepare_ms real not null, -- what was logged of its parsing and planning besides
    p50_ms real not null, -- median of the logged calls, within 7 %
    p95_ms real not null, -- 95th percentile of the logged calls, within 7 %
    max_ms real not null, -- the slowest
    first_at text, -- null: the log has no times
    last_at text, -- the last time
    database text, -- where it ran last; null: not in the log
    application text -- who ran it last; null: not in the log
) strict;

create table log_share ( -- [derive] how a statement of the log stands in pg_stat_statements; joined by query id, else by text
    id integer primary key, -- log_statement's id
    calls integer, -- of all speeds in use, since its counters began; null: it is not there, or that could not be seen
    of_all_time_pct real -- of the database's time, as in db_statement_use; null: the same
) strict;

create table log_plan ( -- [log] a statement of which auto_explain logged plans; the slowest of them is described
    id integer primary key, -- log_statement's id of the same statement
    text text not null, -- the statement, normalised
    plans integer not null, -- that were logged
    max_ms real not null -- how long the slowest took
) strict;

create table log_plan_node ( -- [log] a step of the slowest plan of a statement
    plan_id integer not null, -- log_plan.id
    number integer not null, -- its place, from the top
    node text not null, -- Seq Scan, Sort, Hash Join …
    relation text, -- the table that it reads; null: none
    rows_planned real not null, -- that the planner expected, of one execution
    rows_actual real, -- that came; null: logged without log_analyze
    loops real, -- how often it ran; null: the same
    rows_removed real, -- that its filter threw away, of one execution; null: no filter
    disk_bytes integer, -- of its temporary files; null: none
    primary key (plan_id, number)
) strict;

create table log_event ( -- [log] a kind of message that tells of trouble, for each statement or object
    kind text not null, -- refused, deadlock, statement-timeout, lock-timeout, idle-timeout, cancelled, distress, error, lock-wait, temporary-file, autovacuum, autovacuum-cancelled or checkpoint-early
    id integer not null, -- tells events of one kind apart, the same in every run
    sqlstate text, -- its code, by the words where the log has no codes; null: no error, or not known
    object text, -- table, constraint or what it is about; null: nothing is named
    statement text, -- normalised; null: not in the log, or not one that could be read
    times integer not null, -- how often
    first_at text, -- null: the log has no times
    last_at text, -- the last time
    total_ms real, -- of waits and runs, all together; null: another kind
    longest_ms real, -- the longest of them; null: another kind
    bytes integer, -- of temporary files, all together; null: another kind
    primary key (kind, id)
) strict;

create table log_session ( -- [log] the connections of one role to one database, as log_connections and log_disconnections tell
    role text not null, -- that logged in
    database text not null, -- that was opened
    opened integer not null, -- connections that were authorised
    closed integer not null, -- connections that ended
    session_ms real not null, -- how long those were open, all together
    primary key (role, database)
) strict;
