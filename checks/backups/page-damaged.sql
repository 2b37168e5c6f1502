/*
title    = "No page was found damaged"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "db_database where checksum_failures is not null"
why      = """A checksum did not match: a page on the disk is not what Postgres wrote. Some rows are lost or wrong already, and
the disk or memory that did it is still in use."""
fix      = """Stop trusting this machine: keep the last backups, restore to another one, compare. The log names file and block;
pg_amcheck finds what else is damaged."""
docs     = ["https://www.postgresql.org/docs/current/app-pgamcheck.html"]
*/
select name as subject,
       'Postgres has read ' || checksum_failures || ' damaged pages in ' || name as message,
       checksum_failures as damaged_pages
from db_database
where checksum_failures > 0
order by subject
