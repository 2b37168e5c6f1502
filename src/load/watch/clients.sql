-- Client sessions, alike ones together. What an idle one did last tells nothing. From the function behind `pg_stat_activity`:
-- without the view's joins a look costs less than half.
select /* plimsoll */ a.state, a.class, a.event, a.query_id, count(*), bool_or(a.is_hidden), a.is_own
from (select datid in (select oid from pg_catalog.pg_database where datname in ({own})) as is_own,
             coalesce(state, '') as state,
             case when state is distinct from 'idle' then wait_event_type end as class,
             case when state is distinct from 'idle' then wait_event end as event,
             case when state is distinct from 'idle' then {query_id} end as query_id,
             query = '<insufficient privilege>' as is_hidden
      from pg_catalog.pg_stat_get_activity(null)
      where (backend_type = 'client backend' or (backend_type is null and usesysid is not null))
        and application_name is distinct from 'plimsoll') a
group by 1, 2, 3, 4, 7
