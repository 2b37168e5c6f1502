/*
title    = "Rows find their partition"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "db_table where is_default_partition and purpose is not 'provider'"
why      = """Rows that fit into no partition land in the default one. A query for this month reads it besides, and the partition that
was forgotten cannot be made any more: Postgres refuses it while rows of its range lie in the default. It grows from the day on
which nobody made the next partition. Where it is meant to hold the rest, as of many small tenants, that is no fault: a guess. Low below
100,000 rows."""
fix      = """Make the missing partition and move the rows in one transaction (at a quiet hour where they are many, with a lock_timeout), and make the next ones ahead of time (pg_partman, a job)."""
docs     = ["https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE"]
params.min_rows = 1
params.medium_rows = 100000
*/
select t.title as subject,
       printf('About %.0f rows lie in %s, because no partition is for them; no fault if it is meant to hold the rest', t.rows, t.title) as message,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       'likely' as certainty,
       'rows in the default partition ' || t.name as cause,
       p.title as partitioned_table,
       t.rows as rows
from db_table t
join db_table p on p.id = t.parent_id
where t.is_default_partition and t.purpose is not 'provider' and t.rows >= :min_rows
order by t.rows desc, subject
