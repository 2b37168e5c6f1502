/*
title    = "Postgres records which statements cost most"
severity = "high"
harm     = "blind"
stage    = 100
applies  = "db_server"
why      = """Without pg_stat_statements nobody knows which query makes the site slow: you guess while users wait. It is part of
Postgres, costs about one percent, and every finding here about slow or repeated queries stands on it. High at any size where it is not
loaded; where it is, and only the extension is missing in this database, the numbers are there already: medium."""
fix      = """Load the library (a restart), then create the extension in this database. A managed Postgres has it in its parameter
group or switches it on from the start."""
docs     = ["https://www.postgresql.org/docs/current/pgstatstatements.html"]
*/
with seen as (
  select (select installed_version from db_extension where name = 'pg_stat_statements') as installed_version,
         exists (select 1 from db_setting where name = 'pg_stat_statements.max') as is_loaded,
         exists (select 1 from db_extension where name = 'pg_stat_statements' and default_version is not null) as is_there,
         (select value from db_setting where name = 'shared_preload_libraries') as libraries
)
select s.database as subject,
       iif(e.is_loaded, 'pg_stat_statements is loaded, and not installed in the database ' || s.database,
           'pg_stat_statements is not loaded: nobody can say which query costs most') as message,
       iif(e.is_loaded, 'medium', 'high') as severity,
       case when not e.is_loaded and not e.is_there then 'install the package with the library first (postgresql-contrib): with a library that is not there Postgres does not start'
            when e.is_loaded then 'create extension if not exists pg_stat_statements;'
            when e.libraries = '' then 'alter system set shared_preload_libraries = pg_stat_statements;' || char(10) || '-- takes a restart, then create extension pg_stat_statements'
            else 'alter system set shared_preload_libraries = ' || e.libraries || ', pg_stat_statements;' || char(10) || '-- takes a restart, then create extension pg_stat_statements'
       end as fix,
       iif(e.is_loaded or e.is_there, 'sql', 'code') as fix_kind
from db_server s, seen e
where not e.is_loaded or e.installed_version is null
order by subject
