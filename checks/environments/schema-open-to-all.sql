/*
title    = "Only its owner makes tables in a schema"
severity = "medium"
harm     = "breach"
stage    = 10000
applies  = "db_schema"
why      = """Where every role may create in a schema, any of them can set a function there that is called instead of yours, by whoever
has more rights. Before Postgres 15 the schema public comes that way, and an upgrade keeps it so."""
fix      = """Take the right from all, and give it to the role that runs migrations, where that is not the owner: the fix gives it to those that
own tables there."""
docs     = ["https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATTERNS"]
*/
select name as subject,
       'Every role may create tables and functions in the schema ' || name as message,
       coalesce('grant create on schema ' || quoted || ' to ' || makers || '; ', '') || 'revoke create on schema ' || quoted || ' from public;' as fix, 'sql' as fix_kind
from db_schema
where is_open
order by subject
