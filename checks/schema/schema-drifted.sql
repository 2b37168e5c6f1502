/*
title    = "Equal migrations have made equal schemas"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "twin_server"
why      = """Both environments have had the same migrations, and yet their schemas differ: somebody changed one by hand, an index
was built in production only, a migration was edited after it ran. What was tested is not what runs. An index changes how fast, not what
happens: low. All differences are one thing to mend."""
fix      = """Write a migration for what was done by hand, so that it runs everywhere; drop it where nobody wants it."""
docs     = ["https://martinfowler.com/articles/evodb.html"]
*/
select d.object as subject,
       case
         when d.there is null then d.object || ' is in ' || r.environment || ' only'
         when d.here is null then d.object || ' is in ' || coalesce(t.environment, t.database) || ' only'
         else d.object || ' is ' || d.here || ' in ' || r.environment || ' and ' || d.there || ' in ' || coalesce(t.environment, t.database)
       end as message,
       iif(d.object like 'index %', 'low', 'medium') as severity,
       'the schemas of both environments differ' as cause
from twin_difference d, twin_server t, run r
where not exists (select 1 from twin_migration m where m.is_here <> m.is_there)
order by subject
