/*
title    = "Extensions are as new as their files"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_extension where installed_version is not null"
why      = """An upgrade of Postgres brings newer extensions, and leaves the old ones as they were in every database: without the new
columns, and without the fixes."""
fix      = """Update it in each database."""
docs     = ["https://www.postgresql.org/docs/current/sql-alterextension.html"]
*/
select name as subject,
       printf('The extension %s is %s, and the server has %s', name, installed_version, default_version) as message,
       iif(has_update, printf('alter extension "%w" update;', name), 'no script of the server leads from the one to the other: look into the notes of the extension') as fix, iif(has_update, 'sql', 'code') as fix_kind,
       'extensions are older than the server' as cause
from db_extension
where installed_version <> default_version
order by subject
