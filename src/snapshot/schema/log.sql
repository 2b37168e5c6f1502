-- What the log probe read in the log of Postgres: a file that the user named, or through the server itself.
-- No literal and no parameter of a statement is kept: they are $1, $2 … here.

create table log_source ( -- a log file that was read
    name text primary key, -- its name, without its folder
    place text not null, -- file: named by the user; server: read through Postgres
    format text not null, -- stderr, csvlog or jsonlog
    prefix text, -- the log_line_prefix by which its lines were told apart; null: the format has none
    is_prefix_guessed integer not null, -- 1 when that prefix is the one of the well-known that fits best, and not the server's own word
    first_at text, -- its first entry; null: no time in it
    last_at text, -- its last entry
    bytes integer not null, -- that were read, unpacked
    is_capped integer not null, -- 1 when it, or a file before it, was longer than what is read of a log
    entries integer not null, -- messages that were understood
    unknown_lines integer not null, -- lines that were not
    has_time integer not null, -- 1 when each message says when
    has_process integer not null, -- 1 when it says which process
    has_user integer not null, -- 1 when it says which role
    has_database integer not null, -- 1 when it says which database
    is_english integer not null, -- 0 when messages are in a language that is not understood: only SQLSTATEs are
    parameters integer not null -- messages that hold the parameters of a statement
) strict;

create table log_total ( -- one row: the slow statements of all files together
    calls integer not null, -- messages with a duration and a statement
    total_ms real not null, -- their durations
    statements integer not null, -- different ones
    dropped integer not null -- different ones, of little time, that were given up so that memory stays bounded
) strict;

create table log_statement ( -- a statement in the log with its durations, those with the most time; ours left out
    id integer primary key, -- the query id, or a hash of the text where the log has none
    query_id integer, -- as in pg_stat_statements; null: the log has none
    text text not null, -- normalised: literals are $1, $2 …
    calls integer not null, -- how often it was logged; faster calls never were
    total_ms real not null, -- of the logged calls
    mean_ms real not null, -- of one logged call
    p95_ms real not null, -- 95th percentile of the logged calls, within 5 %
    max_ms real not null, -- the slowest
    first_at text, -- null: the log has no times
    last_at text, -- the last time
    database text, -- where it ran last; null: not in the log
    application text -- who ran it last; null: not in the log
) strict;

create table log_plan ( -- the slowest plan that auto_explain logged of a statement
    id integer primary key, -- log_statement's id of the same statement
    text text not null, -- the statement, normalised
    plans integer not null, -- that were logged
    max_ms real not null, -- the slowest, which is the one described here
    summary text not null, -- its nodes in words, those that read tables first
    relation text, -- the table that it reads from end to end, the one with the most rows; null: none
    filter text, -- the condition on those rows, literals as $1; null: none
    rows_kept real, -- rows that passed it; null: the plan was logged without log_analyze
    rows_removed real -- rows that were read and thrown away; null: the same
) strict;

create table log_event ( -- a kind of message that tells of trouble
    kind text not null, -- connections-refused, deadlock, out-of-memory, disk-full, statement-timeout, statement-cancelled, corruption, lock-wait, temporary-file, autovacuum-cancelled, checkpoints-too-frequent
    sqlstate text not null, -- its code; guessed from the words where the log has no codes
    times integer not null, -- how often
    first_at text, -- null: the log has no times
    last_at text, -- the last time
    example text not null, -- the message without data of users, and the statement, normalised
    bytes integer, -- of temporary files, all together; null: another kind
    longest_ms real, -- of waits; null: another kind
    primary key (kind, sqlstate)
) strict;

create table log_share ( -- what a statement in the log takes of all execution time, by pg_stat_statements
    id integer primary key, -- log_statement's id
    calls integer not null, -- of all speeds, since its counters began
    of_all_time_pct real not null -- of the execution time of all statements
) strict;
