/*
title    = "A queue in a table stays small"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table where purpose = 'queue' and parent_id is null"
why      = """A queue in Postgres is a good start: jobs commit with the data. It goes wrong when finished jobs stay, or dead rows
pile up faster than vacuum removes them: each poll then reads past all of them, and the workers load the database
more than the users do. Flagged from 1,000 rows kept, or more dead rows than living ones from 1,000 on."""
fix      = """Delete finished jobs (most libraries have a setting), vacuum the table more often, or move the queue to Redis or a
broker when it has more than some ten jobs a second."""
docs     = ["https://brandur.org/postgres-queues"]
params.max_rows = 1000
*/
select title as subject,
       iif(rows >= :max_rows, printf('The queue %s (%s) keeps %.0f jobs', title, tool, rows),
           printf('The queue %s (%s) has %d dead rows beside %.0f jobs', title, tool, rows_dead, rows)) as message,
       -- which jobs are finished, only the app knows
       iif(rows >= :max_rows, null, 'vacuum ' || quoted || '; alter table ' || quoted
           || ' set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);') as fix, 'sql' as fix_kind,
       cast(rows as integer) as table_rows,
       rows_dead as dead_rows,
       rows_inserted as jobs_added
from db_table
where purpose = 'queue' and parent_id is null and not is_partitioned
  and (rows >= :max_rows or (rows_dead >= :max_rows and rows_dead > rows))
order by rows desc, subject
