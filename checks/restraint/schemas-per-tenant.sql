/*
title    = "Tenants share their tables"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "db_table where parent_id is null"
why      = """A schema for each customer means that every migration runs once a customer, the catalog grows by thousands of
tables, connections keep plans for each of them, and a number over all customers needs a query over all schemas. A
tenant_id column with row-level security does the same at any size. Flagged when ten schemas hold two tables of the
same names: one that all of them have may be that of a migration tool. It is a guess: see whether each schema is a customer."""
fix      = """Move to shared tables with a tenant_id in every key, one table at a time, while there are few tenants."""
docs     = ["https://docs.aws.amazon.com/prescriptive-guidance/latest/saas-multitenant-managed-postgresql/partitioning-models.html"]
params.max_schemas = 10
params.min_tables = 2
*/
with shared as (
  select database, name, count(distinct schema) as schemas from db_table where parent_id is null group by database, name having count(distinct schema) >= :max_schemas
)
select 'schemas' || coalesce(' of ' || database, '') as subject,
       max(schemas) || ' schemas hold the same tables (' || min(name) || ', for one), as one for each tenant would; see whether each is a customer' as message,
       'likely' as certainty,
       max(schemas) as schemas,
       count(*) as tables_in_each
from shared
group by database
having count(*) >= :min_tables
order by subject
