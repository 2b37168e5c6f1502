-- The pooler between app and Postgres, as its own console tells, and what Postgres knows of its clients. Columns of the
-- console are read by name: where a version does not tell one, it is null.

create table pooler_server ( -- [pooler] one row: the PgBouncer whose console answered; empty: nobody named a pooler, and none was met
    version text not null, -- 1.18.0
    version_num integer not null, -- 11800 is 1.18.0; 0: not understood
    is_front integer not null, -- 1 where the address of Postgres that was scanned is this very pooler
    clients integer -- clients that are logged in; null: this version does not tell
) strict;

create table pooler_setting ( -- [pooler] a setting of the pooler
    name text primary key, -- as in SHOW CONFIG
    value text, -- as shown there; null where it is a text that could hold a secret
    number real, -- the same where it is a number; times are seconds
    default_value text -- what it is without being set; null: this version does not tell
) strict;

create table pooler_database ( -- [pooler] a database that the pooler offers, its own console left out
    name text primary key, -- as clients call it
    port integer, -- of the server behind it; null: this version does not tell
    pool_size integer, -- server connections for each user; null: this version does not tell
    reserve_size integer, -- further ones when clients wait for long
    pool_mode text, -- where it has a mode of its own
    connections_max integer, -- server connections of all its users together; 0: no limit
    is_paused integer, -- 1 while an administrator holds all clients back
    is_disabled integer -- 1 while no client is let in
) strict;

create table pooler_user ( -- [pooler] a user with a mode or size of its own; told since PgBouncer 1.24, the mode earlier
    name text primary key, -- its name
    pool_mode text, -- its own mode; null: the database's
    pool_size integer -- server connections of each of its pools; null: the database's
) strict;

create table pooler_pool ( -- [pooler] a pool: one database and one user, over a few readings during the scan
    database text not null, -- pooler_database.name
    user text not null, -- as which it logs in
    pool_mode text, -- session, transaction or statement
    clients_active integer not null, -- clients that hold a server connection, or could at once; the most that was seen
    clients_waiting integer not null, -- clients that wait for one; the most that was seen
    servers_active integer not null, -- server connections that a client holds; the most that was seen
    servers_idle integer not null, -- server connections that are free; of the last reading
    wait_max_ms real not null, -- how long the first in the queue has waited; the most that was seen
    primary key (database, user)
) strict;

create table pooler_stat ( -- [pooler] what the pooler carried for a database since it started
    database text primary key, -- pooler_database.name
    transactions integer not null, -- transactions
    transaction_ms real not null, -- time in which they held a server connection
    wait_ms real -- time in which clients waited for one; null: this version does not tell
) strict;

create table db_session_time ( -- [postgres] one row: what sessions on this database spent their time with; null before Postgres 14
    sessions integer, -- ever begun since the counters began
    session_ms real, -- time in which they were connected
    active_ms real, -- of it, running a statement
    idle_in_transaction_ms real, -- of it, holding a transaction open while idle
    sessions_abandoned integer, -- ended because the client was gone without saying so
    sessions_fatal integer, -- ended by an error
    sessions_killed integer -- ended by an administrator
) strict;

create table db_client ( -- [postgres] the sessions of one application and role on this database now; ours left out
    application text not null, -- what it calls itself
    role text not null, -- as which it logs in
    addresses integer not null, -- machines that they come from, as far as proxies let it show
    connections integer not null, -- sessions
    connections_of_one integer not null, -- the most from one machine
    primary key (application, role)
) strict;
