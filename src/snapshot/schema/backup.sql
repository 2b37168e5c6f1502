-- Backups, and whether one was ever restored: what a backup tool says, what the archiver says, and what
-- `plimsoll restore-check` has recorded. Then the twin: the Postgres of a second environment.

create table backup_source ( -- [backup] a document that was read from a backup tool
    number integer primary key, -- documents of one scan, from 1
    tool text not null, -- pgbackrest, barman, wal-g or rds; none where the document is an empty list
    version text, -- of the tool; null: the document does not say
    read_at text not null, -- when it was made: now for a command, the last change for a file
    age_days real not null -- the same as an age at the time of the scan
) strict;

create table backup ( -- [backup] a backup in a repository
    source text not null, -- the stanza, server or storage that it belongs to
    repository text not null, -- backup_repository.name
    label text not null, -- the tool's name for it
    kind text not null, -- full, diff or incr
    started_at text, -- null: not told
    finished_at text, -- null: not finished, or not told
    age_days real, -- since it finished, at the time of the scan
    bytes integer, -- of the database; null: not told
    is_failed integer not null, -- 1 when it failed or has errors
    error text, -- what the tool says of it; null: nothing
    wal_start text, -- the first file of the log that it needs; null: not told
    wal_stop text, -- the last one
    system_identifier text, -- of the server that it is of; null: not told
    archive_first text, -- the oldest file of the log of that server that the repository has; null: not told
    archive_last text, -- the newest
    primary key (source, repository, label)
) strict;

create table backup_repository ( -- [backup] where a tool keeps backups
    source text not null, -- the stanza, server or storage
    name text not null, -- repo1 …
    is_encrypted integer, -- 1 when the tool encrypts what it writes; null: not told
    cipher text, -- how; null: not told
    system_identifier text, -- of the server that is backed up; null: not told
    wal_first text, -- the oldest file of the log that it has; null: not told
    wal_last text, -- the newest
    retention_days real, -- how long backups are kept, where the tool says so; null: not told
    primary key (source, name)
) strict;

create table backup_check ( -- [backup] a judgement of the backup tool on itself
    source text not null, -- the stanza or server
    name text not null, -- what it looked at
    is_ok integer not null, -- 1 when it is content
    hint text, -- what it says
    primary key (source, name)
) strict;

create table db_wal ( -- [postgres] one row: how far the write-ahead log is, and how far its archive
    system_identifier text not null, -- given to the server when its data was first made; a copy of its files keeps it
    last_archived text, -- the file that was archived last; null: none, or not a file of the log
    last_archived_age_s real, -- since then; null: never
    files_waiting integer, -- full files behind the one that was archived last; null: not known
    unarchived_bytes integer, -- written since the end of that file; null: not known
    archive_timeout_s integer not null -- a file that is not full is archived after this time; 0: never
) strict;

create table restore_check ( -- [backup] the last `plimsoll restore-check` of each database that has a record
    system_identifier text not null, -- the original's, as in db_wal
    database text not null, -- the original
    checked_at text not null, -- when
    age_days real not null, -- the same as an age at the time of the scan
    is_equal integer not null, -- 1 when the copy lacks nothing that its age does not explain
    is_physical integer not null, -- 1 when the copy has the files of the original; 0: it was loaded from a dump
    tables integer not null, -- of the original
    tables_counted integer not null, -- whose rows were counted on both sides
    recovery_point_s real, -- how far the newest row of the copy lies behind that of the original; null: no table has a time
    recovery_time_s real, -- how long the restore took; null: not known
    is_replay_only integer not null, -- 1 when that is only the replay of the log, as the copy itself shows it
    restored text not null, -- where the copy was, without credentials
    primary key (system_identifier, database)
) strict;

create table restore_difference ( -- [backup] what that comparison found
    system_identifier text not null, -- of restore_check
    database text not null, -- of restore_check
    subject text not null, -- a table, or a part of one
    kind text not null, -- missing, changed, extra, rows-lost, rows-behind or rows-extra
    original text, -- there
    restored text, -- in the copy
    lacking_pct real, -- for rows: the share that the copy lacks
    primary key (system_identifier, database, subject, kind)
) strict;

create table twin_server ( -- [twin] one row: the Postgres of the other environment
    database text not null, -- its name
    environment text, -- production, staging, development or test where its database or host says so
    is_replica integer not null, -- 1 while in recovery
    is_same_identifier integer not null, -- 1 when its files were once those of this server
    is_same_start integer not null -- 1 when it started in the same microsecond: it is this server
) strict;

create table twin_migration ( -- [twin] a migration that ran in one of the two environments
    table_title text not null, -- the table of the migration tool
    version text not null, -- as the tool names it
    is_here integer not null, -- 1 when it ran in the database that is scanned
    is_there integer not null, -- 1 when it ran in the twin
    primary key (table_title, version)
) strict;

create table twin_difference ( -- [twin] a part of the schema that the two environments do not share
    object text primary key, -- kind and name
    here text, -- in the database that is scanned; null: not there
    there text -- in the twin; null: not there
) strict;
