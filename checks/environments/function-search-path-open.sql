/*
title    = "Functions with their owner's rights cannot be tricked"
severity = "medium"
harm     = "breach"
stage    = 1000
applies  = "db_definer"
why      = """A function that runs with its owner's rights looks names up where its caller says. Who may create in a schema of that
path sets a table or an operator of the same name there, and the function uses it with the owner's rights."""
fix      = """Give the function a search_path of its own. The fix names the schema that it lies in: add others that it needs."""
docs     = ["https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY"]
*/
select name as subject,
       name || ' runs with its owner''s rights, and looks names up where its caller says' as message,
       cure as fix, 'sql' as fix_kind
from db_definer
where not has_search_path
order by subject
