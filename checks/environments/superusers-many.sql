/*
title    = "Few may do everything"
severity = "low"
harm     = "breach"
stage    = 1000
applies  = "db_role where is_superuser"
why      = """Each superuser that can log in is one more password that opens everything, past every grant. One for the operators and
one of the provider are usual; from the fourth on somebody took the short way."""
fix      = """Give each the rights that it needs (pg_monitor for a dashboard, the ownership of a schema for migrations), and take
superuser away."""
docs     = ["https://www.postgresql.org/docs/current/predefined-roles.html"]
params.max_roles = 3
*/
select 'superusers' as subject,
       printf('%d roles are superusers that can log in: %s', count(*), group_concat(name, ', ')) as message,
       count(*) as roles
from (select name from db_role where is_superuser order by name)
having count(*) > :max_roles
