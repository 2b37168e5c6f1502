/*
title    = "Indexes are in the order that the system sorts by"
severity = "high"
harm     = "loss"
stage    = 100
applies  = "db_collation where recorded is not null"
why      = """Text is sorted by a library of the operating system. When that changes (a new image, a restore on another system) its order
changes, and an index that was built in the old order is silently wrong: rows are not found, and a unique index lets the same
email in twice. High, at any size, where the C library went past 2.28, which changed the order of most languages. Else the order of what you
keep may be the same as before, or the indexes were built anew and nobody recorded it: a guess."""
fix      = """Build the indexes anew, then record the version. What a unique index let in twice shows there as an error."""
docs     = ["https://www.postgresql.org/docs/current/sql-altercollation.html#SQL-ALTERCOLLATION-NOTES"]
*/
select name as subject,
       printf('%d indexes stand on %s as it was in version %s of the system''s library; now it is %s', indexes, name, recorded, actual)
         || iif(recorded glob '2.[0-9]*' and recorded < '2.28' and actual >= '2.28', '', '; whether the order changed, bt_index_check of the extension amcheck shows') as message,
       iif(recorded glob '2.[0-9]*' and recorded < '2.28' and actual >= '2.28', 'sure', 'likely') as certainty,
       'the system''s library sorts in another version' as cause,
       iif(s.version_num >= 160000, 'reindex database concurrently;', printf('reindex database concurrently "%w";', s.database)) || char(10)
         || '-- only once that ended without an error' || char(10) || refresh as fix, 'sql' as fix_kind,
       indexes as indexes
from db_collation cross join db_server s
where actual <> recorded and indexes > 0
order by indexes desc, subject
