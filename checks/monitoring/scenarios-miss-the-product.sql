/*
title    = "The load line stands on what the product is used for"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "load_ground"
why      = """A line holds for what was driven. Scenarios that reach neither Postgres nor Redis measure how fast a page is served that needs no data, which
is seldom the limit of a product; where Redis was not watched, that they do not reach it is a guess. Where pg_stat_statements tells of use before the load, it also tells which share of the server's time goes into statements
that the scenarios run: under a fifth the line says little of what gives way on a busy day. That is a guess, for a nightly report or another app
may take that time: below a twentieth medium, else low."""
fix      = """Write scenarios for what visitors do most: `plimsoll import access.log` makes them of a log, `plimsoll import openapi.json` of a description, `plimsoll init`
of what the app shows. What lies behind a sign-in is reached by `sign_in = "scenarios/sign-in.toml"`."""
docs     = ["https://grafana.com/docs/k6/latest/testing-guides/test-types/load-testing/", "https://www.postgresql.org/docs/current/pgstatstatements.html"]
params.min_pct = 20
params.medium_pct = 5
*/
select 'the scenarios' as subject,
       case when is_dataless = 1 and is_redis_known = 1
            then format('None of the %d endpoints of the scenarios asks Postgres or Redis: the load line says nothing of what they hold', endpoints)
            when is_dataless = 1
            then format('likely: none of the %d endpoints of the scenarios asks Postgres, and Redis was not watched: the load line says nothing of the product''s data (sure if none of them asks Redis)', endpoints)
       else format('likely: the scenarios run statements that take %.0f %% of the database''s time in use: %d of the %d heaviest (sure if no report or other app takes the rest)',
                   reached_time_pct, heaviest_reached, heaviest) end as message,
       iif(is_dataless = 1 or reached_time_pct < :medium_pct, 'medium', 'low') as severity,
       iif(is_dataless = 1 and is_redis_known = 1, 'sure', 'likely') as certainty,
       endpoints,
       reached_time_pct as time_pct,
       reached_calls_pct as calls_pct,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from load_ground
where is_dataless = 1 or reached_time_pct < :min_pct
union all
select 'use',
       iif(calls is null, 'What the database does in use is not known: pg_stat_statements was not seen.',
           format('The database had run %d statements before the load: too few to tell what the product is used for.', calls)),
       'low', 'likely', null, null, null,
       iif(calls is null, 'create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)',
           'scan again once people have used it for a day'), 1, 'code'
from load_ground
where is_dataless = 0 and reached_time_pct is null
order by subject
