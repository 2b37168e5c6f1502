select /* plimsoll */ d.datname as name,
       d.datname = current_database() as is_current,
       case when d.datname ~* '(^|[_-])(prod|production|live)($|[_-])' then 'production'
            when d.datname ~* '(^|[_-])(staging|stage|stg|preprod|uat|qa|preview)($|[_-])' then 'staging'
            when d.datname ~* '(^|[_-])(dev|development|local)($|[_-])' then 'development'
            when d.datname ~* '(^|[_-])(test|testing|tests|ci)($|[_-])' then 'test' end as environment,
       coalesce(s.numbackends, 0) as connections,
       s.sessions, -- since 14
       s.session_time as session_ms, -- since 14
       null as sessions, -- before 14
       null as session_ms, -- before 14
       coalesce(s.xact_commit + s.xact_rollback, 0) as transactions,
       coalesce(s.xact_rollback, 0) as rollbacks,
       age(d.datfrozenxid) as xid_age, mxid_age(d.datminmxid) as multixact_age,
       coalesce(s.deadlocks, 0) as deadlocks, s.checksum_failures
from pg_catalog.pg_database d
left join pg_catalog.pg_stat_database s on s.datid = d.oid
where not d.datistemplate
order by d.datname
