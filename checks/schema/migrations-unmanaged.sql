/*
title    = "A tool keeps account of changes to the schema"
severity = "medium"
harm     = "outage"
stage    = 100
applies  = "db_table where purpose is null and parent_id is null"
why      = """Without a migration tool nobody knows which change ran where: staging and production drift apart, a new colleague
cannot build the database, and a failed deploy cannot be taken back. Judged from five tables on, by the table that
every known tool leaves behind. A tool may keep its account in a table of another name, or in none: a guess, and a table whose name speaks of
migrations counts as one."""
fix      = """Adopt the tool of your framework, or a plain one (dbmate, Flyway, sqlx, Atlas); take the schema as it is for the
first migration."""
docs     = ["https://martinfowler.com/articles/evodb.html"]
params.min_tables = 5
*/
select 'schema' || coalesce(' of ' || t.database, '') as subject,
       'No known migration tool keeps account of the ' || count(*) || ' tables' || coalesce(' of the database ' || t.database, '')
         || '; if one does, in a table of another name or outside of the database, waive this finding' as message,
       'likely' as certainty,
       count(*) as tables
from db_table t
where t.purpose is null and t.parent_id is null
group by t.database
having count(*) >= :min_tables and not exists (select 1 from db_table m where (m.purpose = 'migration' or m.name like '%migration%') and m.database is t.database)
order by subject
