/*
title    = "The load line stands on what the product is used for"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "load_ground"
why      = """A line holds for what was driven. Scenarios that reach neither Postgres nor Redis measure how fast a page is served that needs no data, which
is seldom the limit of a product. Looked at is every database of the Postgres server that was named: that the product keeps its data on no other server
is a guess, and so is that it keeps none in a Redis that was not watched. Where pg_stat_statements tells of use before the load, it also tells which share of the server's time goes into statements
that the scenarios run: under a fifth the line says little of what gives way on a busy day. That is a guess, for a nightly report or another app
may take that time: below a twentieth medium, else low."""
fix      = """Write scenarios for what visitors do most: `plimsoll import access.log` makes them of a log, `plimsoll import openapi.json` of a description, `plimsoll init`
of what the app shows. What lies behind a sign-in is reached by `sign_in = "scenarios/sign-in.toml"`."""
docs     = ["https://grafana.com/docs/k6/latest/testing-guides/test-types/load-testing/", "https://www.postgresql.org/docs/current/pgstatstatements.html"]
params.min_pct = 20
params.medium_pct = 5
params.min_calls = 1000
*/
with ground as (select *, of_postgres = 0 and elsewhere is not null as is_elsewhere from load_ground)
select 'the scenarios' as subject,
       case when is_dataless = 1
            then format('None of the %d endpoints of the scenarios asks %s: the load line says nothing of the product''s data (sure if the product keeps none %s)', endpoints,
                        iif(is_redis_known = 1, 'a database of the Postgres server that was named, or Redis', 'a database of the Postgres server that was named, and Redis was not watched'),
                        iif(is_redis_known = 1, 'on another server', 'in Redis, or on another server'))
       else format('The scenarios run statements that take %.0f %% of the database''s time in use: %d of the %d heaviest (sure if no report or other app takes the rest)',
                   reached_time_pct, heaviest_reached, heaviest) end as message,
       iif(is_dataless = 1 or reached_time_pct < :medium_pct, 'medium', 'low') as severity,
       'likely' as certainty,
       endpoints,
       reached_time_pct as time_pct,
       reached_calls_pct as calls_pct,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from ground
where is_dataless = 1 or reached_time_pct < :min_pct and not is_elsewhere
union all
select 'use',
       case when is_elsewhere
            then format('While the endpoints of the scenarios were asked, statements ran in the database %s, and none in the one that was named: whether those are theirs is not known.', elsewhere)
            when calls is null then 'What the database does in use is not known: pg_stat_statements was not seen.'
            when calls >= :min_calls then 'What the database does in use is not known: its counters began anew while plimsoll looked.'
            else format('The database had run %d statements before the load: too few to tell what the product is used for.', calls) end,
       'low', 'likely', null, null, null,
       case when is_elsewhere then 'give plimsoll the address of the database that the app asks'
            when calls is null then 'create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)'
            else 'scan again once people have used it for a day' end, 1, 'code'
from ground
where is_dataless = 0 and (reached_time_pct is null or is_elsewhere)
order by subject
