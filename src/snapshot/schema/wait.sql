-- What the sessions of Postgres waited for during the load. `load` writes what it saw; `derive` writes the tables under the
-- line at the end.

create table load_postgres_sample ( -- [load] how often client sessions were looked at in a second of the ramp: ten times where nothing hinders
    second integer primary key, -- since the start of the ramp
    samples integer not null, -- looks
    row_waits integer not null, -- of them, those that saw a session in the target's databases wait for a row that another one was changing
    row_waits_of_many integer not null -- of these, those that saw more than one transaction waited for, so more than one such row
) strict;

create table load_postgres_session ( -- [load] client sessions in the target's databases that were found alike in a second of the ramp; idle ones, and ours, left out
    second integer not null, -- load_postgres_sample
    state text not null, -- active, or idle in transaction
    wait_class text not null, -- what they waited for, as Postgres names it: Lock, LWLock, IO, Client …; empty: nothing, so they ran on a processor
    wait_event text not null, -- its name; empty: nothing
    queryid integer, -- their statement, as in load_statement; null: Postgres does not tell, or there were too many of a second
    sessions integer not null -- sum over the samples of the second
) strict;

create table load_wal_second ( -- [load] the write-ahead log of Postgres, once a second during the ramp, as differences to the time before
    second integer primary key, -- since the start of the ramp
    took_s integer not null, -- since the time before
    wal_bytes integer not null, -- written meanwhile, by whomever
    archived_files integer not null, -- copied by the archiver meanwhile
    files_waiting integer, -- full ones that it has not copied yet; null: it copied none ever, or is off
    file_bytes integer not null -- size of a file
) strict;

create table load_replica_second ( -- [load] how far the replicas of Postgres were behind, once a second during the ramp; empty: nobody follows
    second integer primary key, -- since the start of the ramp
    behind_bytes integer not null -- of the log, that the one furthest behind had not replayed
) strict;

-- Computed by `derive` from the tables above and those of the load.

create table load_wait_class ( -- [derive] sessions by what they did, in one step of the ramp
    step integer not null, -- load_step
    wait_class text not null, -- as in load_postgres_session; CPU: they waited for nothing; idle in transaction: for the app
    sessions real not null, -- mean number at a time
    primary key (step, wait_class)
) strict;

create table load_wait ( -- [derive] what active sessions waited for, and in which statement, in one step of the ramp; the most frequent only
    step integer not null, -- load_step
    rank integer not null, -- from 1, the most frequent first
    wait_class text not null, -- as in load_wait_class
    wait_event text not null, -- its name; empty: nothing
    queryid integer, -- load_statement; null: not told
    statement text, -- its text; null: not told, or not one whose text is read
    sessions real not null, -- mean number at a time
    sessions_pct real not null, -- of all active sessions
    primary key (step, rank)
) strict;
