-- Who may reach what in the Postgres of the target, and what its own files say wrong.

create table db_login_rule ( -- [postgres] a line of pg_hba.conf that the server understood
    number integer not null, -- of the line; files that it includes begin anew
    kind text not null, -- local, host, hostssl, hostnossl, hostgssenc, hostnogssenc
    databases text not null, -- databases that it is for
    users text not null, -- roles that it is for
    address text, -- from where; null: a socket on the server itself
    method text not null, -- trust, reject, scram-sha-256, md5, password, peer, cert …
    is_remote integer not null -- 1 when it lets in another machine
) strict;

create table db_file_fault ( -- [postgres] a line of the server's own files that it could not use
    place text not null, -- file and line
    fault text not null -- what is wrong, as the server says it
) strict;

create table db_schema ( -- [postgres] a schema of a database that was looked at
    name text not null, -- its name
    quoted text not null, -- ready for SQL
    is_open integer not null, -- 1 when every role may create tables and functions in it
    makers text -- roles that own tables in it, its owner and superusers left out, ready for SQL; null: none
) strict;

create table db_definer ( -- [postgres] a function or procedure that runs with its owner's rights
    id integer primary key, -- its oid
    name text not null, -- with its arguments
    cure text not null, -- the statement that gives it a search_path of its own
    has_search_path integer not null -- 1 when it has one
) strict;

create table db_exposed_table ( -- [postgres] a table that the anonymous role of PostgREST or Supabase may use
    table_id integer not null, -- db_table.id
    role text not null, -- anon or web_anon
    is_guarded integer not null, -- 1 when row level security is on
    is_writable integer not null, -- 1 when that role may change its rows
    primary key (table_id, role)
) strict;
