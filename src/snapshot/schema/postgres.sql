-- What the Postgres probe saw: catalogs and counters of the target's database and of those named besides, and what their
-- server tells of itself. Names of the others begin with the database: `archive: orders`.
-- Tables of the system, of extensions and of plimsoll itself are left out; of those of the provider there is no more than `db_table`. Numbers count since `db_server.stats_since_at`.

create table db_server ( -- [postgres] one row: the server, and how it sees us
    version_num integer not null, -- 150020 is 15.20
    version text not null, -- 15.20
    provider text, -- who runs it, where that shows: rds, cloud-sql, azure, supabase, neon, heroku, aiven, digitalocean; null: nobody known
    database text not null, -- the target's own
    is_replica integer not null, -- 1 while in recovery: counters of reads and writes are another server's
    stats_since_at text, -- counters count since then: the last reset, crash or start that cleared them; null: not known
    stats_age_days real, -- the same as an age at the time of the scan
    is_superuser integer -- 1 when the role that looked may do anything: more than a scan needs; null: not known
) strict;

create table db_setting ( -- [postgres] a setting as the server and the database give it, not as our own session changed it
    name text primary key, -- as in pg_settings
    value text, -- as shown there; null where it is a text that could hold a secret
    number real, -- bytes for sizes, milliseconds for times, else the plain number; null: not a number
    is_own_override integer not null, -- 1 when the role that scans has a value of its own: the server's is hidden
    is_pending_restart integer not null -- 1 when the file says otherwise and the server waits for a restart
) strict;

create table db_table ( -- [postgres] a table, partitioned table or partition
    id integer primary key, -- its oid
    parent_id integer, -- the partitioned table that it is a part of; the chunks of TimescaleDB are parts
    database text, -- the database that it lies in; null: the target's own
    schema text not null, -- its schema
    name text not null, -- its name
    title text not null, -- schema.name, without the schema where that is public
    quoted text not null, -- schema.name ready for SQL
    is_partitioned integer not null, -- 1 when its rows lie in partitions, or in chunks of TimescaleDB
    purpose text, -- queue, session, migration or event-store where its name is that of a known tool; provider where it belongs to the service that runs the database; null: the app's own
    tool text, -- which tool that is
    rows real, -- estimate of the planner or the counters; null: never counted
    bytes integer not null, -- heap and TOAST as of the last vacuum or analyze, or more
    toast_bytes integer not null, -- of these, TOAST
    scans_sequential integer not null, -- sequential scans
    rows_read_sequentially integer not null, -- rows that those read
    rows_read_by_index integer not null, -- rows that indexes found
    rows_inserted integer not null, -- since the counters began
    rows_updated integer not null, -- since the counters began
    rows_updated_hot integer not null, -- of these, without an entry in any index
    rows_moved integer, -- of these, to another page for lack of room; null before Postgres 16
    rows_deleted integer not null, -- since the counters began
    rows_dead integer not null, -- estimate of rows that wait for vacuum
    is_autovacuum_off integer not null, -- 1 when it is switched off for this table
    is_unlogged integer not null, -- 1 when a crash empties it
    is_default_partition integer not null, -- 1 when it takes the rows that fit into no other partition
    is_inherited integer not null -- 1 when it inherits from another table or another from it, partitions left out
) strict;

create table db_column ( -- [postgres] a column of a table in db_table
    table_id integer not null, -- db_table.id
    number integer not null, -- its place, from 1
    name text not null, -- its name
    quoted text not null, -- ready for SQL
    type text not null, -- int4, text, jsonb, uuid …
    is_primary_key integer not null, -- 1 when it is part of the primary key
    is_foreign_key integer not null, -- 1 when it is part of a foreign key
    likely_table_id integer, -- the table that its name and type point to, `user_id` at `users`; null: none
    likely_target text, -- the same with the key column, ready for SQL
    is_uuid_default integer not null, -- 1 when its default makes a UUID
    holds_uuid integer, -- for text: 1 when its length and name, its default or its statistics say that it holds UUIDs; null: not visible, or no text
    primary key (table_id, number)
) strict;

create table db_constraint ( -- [postgres] a constraint that is not inherited from a partitioned table
    id integer primary key, -- its oid
    table_id integer not null, -- db_table.id
    name text not null, -- its name
    quoted text not null, -- ready for SQL
    kind text not null, -- primary, unique, foreign, check, exclusion, not-null
    is_validated integer not null, -- 0 when old rows were never checked
    is_enforced integer not null -- 0 when Postgres 18 was told not to enforce it
) strict;

create table db_foreign_key ( -- [postgres] an enforced foreign key that is not inherited from a partitioned table
    constraint_id integer primary key, -- db_constraint.id
    table_id integer not null, -- the referencing table, db_table.id
    referenced_id integer not null, -- the referenced table, db_table.id
    columns text not null, -- its columns, ready for `on table (…)`
    mismatch text, -- its column and the referenced one where their types differ, in words; null: they are the same
    is_cascading integer not null, -- 1 when deleting the referenced row deletes the rows that refer to it
    cover text not null -- full: an index starts with exactly these columns; gap: it holds all of them, others between; weak: it starts with one of them; none
) strict;

create table db_index ( -- [postgres] an index
    id integer primary key, -- its oid
    table_id integer not null, -- db_table.id
    name text not null, -- its name
    quoted text not null, -- schema.name ready for SQL
    method text not null, -- btree, hash, gin, gist, spgist, brin …
    columns text not null, -- its key columns, ready to read
    identity text not null, -- equal for two indexes of one table that do the same: keys, operator classes, collations, order, included columns, predicate, uniqueness and when it is enforced
    predicate text, -- equal for equal predicates; null: none
    has_included integer not null, -- 1 when it carries columns that are no keys
    is_unique integer not null, -- 1 when it forbids duplicates
    is_valid integer not null, -- 0 when its build failed or is under way
    is_building integer not null, -- 1 when its build is under way
    is_partition integer not null, -- 1 when it belongs to the index of a partitioned table
    is_foreign_key_cover integer not null, -- 1 when it finds the rows of a foreign key of its table
    is_needed integer not null, -- 1 when a constraint, a foreign key's target, the replica identity or CLUSTER stands on it
    bytes integer not null, -- its size as of the last vacuum or analyze
    scans integer not null -- since the counters began
) strict;

create table db_index_column ( -- [postgres] a key column of an index
    index_id integer not null, -- db_index.id
    position integer not null, -- from 1
    column_number integer, -- db_column.number; null: an expression
    key text not null, -- equal for equal column or expression, operator class, collation and order
    primary key (index_id, position)
) strict;

create table db_statement ( -- [statements] a statement of a database that was looked at in pg_stat_statements, all roles together; ours and utility commands left out
    id integer primary key, -- queryid
    text text not null, -- normalised: constants are $1, $2 …
    kind text not null, -- select, insert, update, delete, merge or other
    calls integer not null, -- since its counters began
    total_ms real not null, -- execution time of all calls
    mean_ms real not null, -- of one call
    max_ms real not null, -- the slowest call
    deviation_ms real not null, -- standard deviation of a call
    rows integer not null, -- returned or changed by all calls
    blocks integer not null, -- pages read by all calls, from memory or disk
    temp_bytes integer not null, -- written to temporary files by all calls
    planning_ms real not null, -- spent on planning by all calls; 0 where pg_stat_statements.track_planning is off
    wal_bytes integer not null, -- write-ahead log of all calls
    has_offset integer not null, -- 1 when it skips rows by OFFSET
    has_pattern integer not null, -- 1 when it searches by LIKE, ILIKE or a regular expression
    is_count integer not null -- 1 when all that it returns is a count of rows
) strict;

create table db_statement_before ( -- [postgres] the counters of statements before the load, and before most of what the scan itself makes an app ask
    id integer primary key, -- queryid
    calls integer not null, -- since its counters began
    total_ms real not null, -- execution time of all calls
    max_ms real not null, -- the slowest call
    deviation_ms real not null, -- standard deviation of a call
    planning_ms real not null -- spent on planning by all calls
) strict;

create table db_statement_use ( -- [derive] what each statement is in use, to which a load adds nothing; where none was run, all that was counted is use
    id integer primary key, -- db_statement
    load_calls integer not null, -- while plimsoll looked and loaded; 0: no load was run
    used_calls integer not null, -- in use
    used_ms real not null, -- execution time of those
    used_max_ms real, -- the slowest of those; null: there was none
    used_deviation_ms real, -- standard deviation of one of those
    used_planning_ms real not null, -- spent on planning by those
    mean_ms real, -- of one call: in use where it had 20 and more; else of one visitor alone; else in use, however few; null: the load alone ran it, and nobody measured it alone
    counted_days real, -- since the counters of its use began; null: not known
    calls_a_day real not null, -- in use, all so far where that is less than a day; or of the load, where those are more
    busy_pct real, -- of one processor around the clock, what its use keeps busy; null: not known since when it is counted
    time_pct real, -- of the database's time, what it takes; null: it takes none
    time_of text not null check (time_of in ('use', 'one visitor', 'all')) -- whose time that is: of all use where it had 1000 calls and more, else of one visitor who asks for each endpoint alone, else all that was counted, the load among it
) strict;

create table db_statement_record ( -- [statements] one row: how well pg_stat_statements keeps up
    entries integer not null, -- statements that it holds, of all databases
    most integer not null, -- pg_stat_statements.max
    evictions integer, -- times that it threw out its rarest statements to make room; null before Postgres 14
    age_days real -- since its counters began; null before Postgres 14
) strict;

create table db_statement_record_before ( -- [postgres] one row: the same before the load
    evictions integer, -- times that it threw out its rarest statements to make room; null before Postgres 14
    age_days real -- since its counters began; null before Postgres 14
) strict;

create table db_activity ( -- [postgres] a client's session on a database that was looked at, at the time of the scan; ours left out
    pid integer primary key, -- its server process
    role text not null, -- that logged in
    application text not null, -- what it calls itself
    state text, -- active, idle, idle in transaction …
    transaction_age_s real, -- since its transaction began; null: none open
    state_age_s real, -- since its state changed
    is_local integer not null, -- 1 when it comes from this machine
    is_tls integer not null -- 1 when it is encrypted
) strict;

create table db_database ( -- [postgres] a database of the cluster, templates left out
    name text primary key, -- its name
    is_current integer not null, -- 1 for the target's own
    environment text, -- production, staging, development or test where its name says so
    connections integer not null, -- sessions now, of every kind
    sessions integer, -- ever begun since the counters began; null before Postgres 14
    session_ms real, -- total time of these sessions; null before Postgres 14
    transactions integer not null, -- ended since the counters began
    rollbacks integer not null, -- of these, rolled back
    xid_age integer not null, -- transactions since its oldest unfrozen row
    multixact_age integer not null, -- shared row locks since its oldest unfrozen one
    deadlocks integer not null, -- since the counters began
    checksum_failures integer -- damaged pages that were seen; null: checksums are off
) strict;

create table db_archiver ( -- [postgres] one row: how write-ahead log is archived
    mode text not null, -- archive_mode: off, on or always
    wal_level text not null, -- minimal, replica or logical
    has_command integer not null, -- 1 when archive_command or archive_library is set
    is_discarding integer not null, -- 1 when the command only says that it succeeded: true, :, exit 0
    archived integer not null, -- files archived since the counters began
    failed integer not null, -- attempts that failed since the counters began
    last_archived_at text, -- null: never
    last_failed_at text -- null: never
) strict;

create table db_sequence ( -- [postgres] a sequence, with the column that it fills
    id integer primary key, -- its oid
    title text not null, -- schema.name, without the schema where that is public
    table_id integer, -- db_table.id; null: no column's default names it, the app asks it for numbers
    column_quoted text, -- the column that it fills, ready for SQL; null with table_id
    last_value integer, -- null: never used
    limit_value integer not null, -- the nearest of its own end, its column's and those of columns that reference it
    limited_by text not null, -- which of these it is, in words
    widening text not null, -- what lifts that limit and those behind it, ready for SQL behind `alter`
    widened_id integer, -- the largest table that this rewrites, db_table.id; null: none
    used_pct real not null -- of the way to the limit
) strict;

create table db_role ( -- [postgres] a role that can log in
    name text primary key, -- its name
    quoted text not null, -- ready for SQL
    is_superuser integer not null, -- 1 when nothing is denied to it
    sessions integer not null, -- its sessions on this database now; ours, psql and other tools of people left out
    statement_timeout_ms real, -- that its sessions here start with; 0: none; null: hidden behind our own role's value
    idle_transaction_timeout_ms real -- the same for idle_in_transaction_session_timeout
) strict;

create table db_slot ( -- [postgres] a replication slot
    name text primary key, -- its name
    quoted text not null, -- ready for SQL as a text
    is_active integer not null, -- 1 when a consumer is connected
    retained_bytes integer -- write-ahead log that is kept for it; null: none
) strict;

create table db_standby ( -- [postgres] a standby or other receiver of the write-ahead log
    name text not null, -- application_name
    state text, -- streaming, catchup, backup …
    lag_bytes integer -- write-ahead log not yet replayed
) strict;

create table db_migration ( -- [postgres] the table of a migration tool that marks failed migrations
    table_id integer primary key, -- db_table.id
    tool text not null, -- which tool
    unfinished integer not null -- migrations that failed or were left half-way
) strict;

create table db_queue ( -- [postgres] a queue of a known library whose jobs lie in a table
    table_id integer not null, -- db_table.id
    library text not null, -- good_job, Solid Queue, delayed_job, que, River, Oban, Graphile Worker, pg-boss, Procrastinate, PgQueuer, Django Tasks, Laravel or PGMQ
    queue text not null, -- its name, numbers masked; (all): the library has one
    waiting integer not null, -- jobs that are due, and that nobody has taken
    scheduled integer not null, -- jobs for later
    running integer, -- taken and not finished; null: not told
    failed integer, -- that failed and are kept; null: not told
    oldest_due_s integer, -- since the one that waits longest was due, seconds; null: none waits, or not told
    primary key (table_id, queue)
) strict;

create table db_extension ( -- [postgres] an extension that this server could load
    name text primary key, -- its name
    installed_version text, -- in this database; null: not installed
    default_version text, -- that the server would install; null: its files are gone
    has_update integer -- 1 when scripts lead from the installed version to that one; null: it is not installed, or not known
) strict;

create table db_lock_wait ( -- [postgres] a session of a database that was looked at which waits for a lock at the time of the scan; ours left out, and advisory locks
    pid integer primary key, -- its server process
    role text not null, -- that logged in
    application text not null, -- what it calls itself
    wait_s real not null, -- how long; before Postgres 14: since its statement began, or less
    wanted text not null, -- the lock that it wants: AccessExclusiveLock …
    title text, -- of the table; null: no table
    blocker_pid integer, -- the session that holds it up; null: it is gone, or a prepared transaction
    blocker_role text, -- that session's role
    blocker_state text -- active, idle in transaction …
) strict;

create table db_horizon ( -- [postgres] what keeps old rows from being vacuumed besides open transactions
    kind text not null, -- slot, prepared or standby
    name text not null, -- of the slot or standby; of a prepared transaction its identifier
    undo text, -- the statement that ends it; null: it is ended elsewhere
    xid_age integer not null, -- transactions since the oldest one that it keeps
    age_s real, -- since it began; null: not told
    primary key (kind, name)
) strict;

create table db_collation ( -- [postgres] an order of texts that indexes of a database that was looked at stand on
    id integer primary key, -- its oid
    name text not null, -- its name
    indexes integer not null, -- indexes that stand on it
    recorded text, -- version of the system's library when they were built; null: not recorded, or an order without versions
    actual text, -- version of the library now; null: the same
    refresh text not null -- the statement that records the version of now
) strict;

create table db_lock_space ( -- [postgres] one row: the table of locks that all sessions share
    held integer not null, -- things that are locked now
    room integer not null -- that it has room for
) strict;

create table db_checkpoint ( -- [postgres] one row: checkpoints since the counters began
    timed integer not null, -- by the clock
    requested integer not null, -- because max_wal_size was full, or somebody asked
    counted_hours real not null -- since the counters began, or the server started
) strict;
