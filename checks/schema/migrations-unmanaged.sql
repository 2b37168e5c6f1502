/*
title    = "A tool keeps account of changes to the schema"
severity = "high"
stage    = 100
applies  = "db_table where purpose is null and parent_id is null"
why      = """Without a migration tool nobody knows which change ran where: staging and production drift apart, a new colleague
cannot build the database, and a failed deploy cannot be taken back. Judged from five tables on, by the table that
every known tool leaves behind."""
fix      = """Adopt the tool of your framework, or a plain one (dbmate, Flyway, sqlx, Atlas); take the schema as it is for the
first migration."""
docs     = ["https://martinfowler.com/articles/evodb.html"]
params.min_tables = 5
*/
select 'schema' as subject,
       'No known migration tool keeps account of the ' || count(*) || ' tables' as message,
       count(*) as tables
from db_table
where purpose is null and parent_id is null
having count(*) >= :min_tables and not exists (select 1 from db_table where purpose = 'migration')
order by subject
