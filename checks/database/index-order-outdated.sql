/*
title    = "Indexes are in the order that the system sorts by"
severity = "high"
harm     = "loss"
stage    = 100
applies  = "db_collation where recorded is not null"
why      = """Text is sorted by a library of the operating system. When that changes (a new image, a restore on another system) its order
changes, and an index that was built in the old order is silently wrong: rows are not found, and a unique index lets the same
email in twice."""
fix      = """Build the indexes anew, then record the version. What a unique index let in twice shows there as an error."""
docs     = ["https://www.postgresql.org/docs/current/sql-altercollation.html#SQL-ALTERCOLLATION-NOTES"]
*/
select name as subject,
       printf('%d indexes stand on %s as it was in version %s of the system''s library; now it is %s', indexes, name, recorded, actual) as message,
       iif(s.version_num >= 160000, 'reindex database concurrently;', printf('reindex database concurrently "%w";', s.database)) || char(10)
         || '-- only once that ended without an error' || char(10) || refresh as fix, 'sql' as fix_kind,
       indexes as indexes
from db_collation cross join db_server s
where actual <> recorded
order by indexes desc, subject
