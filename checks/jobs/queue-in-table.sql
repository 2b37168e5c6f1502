/*
title    = "A queue in a table stays small"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table where purpose = 'queue' and parent_id is null"
why      = """A queue in Postgres is a good start: jobs commit with the data. It goes wrong when finished jobs stay, or dead rows
pile up faster than vacuum removes them: each poll then reads past all of them, and the workers load the database
more than the users do. Flagged from 1,000 rows kept, or more dead rows than living ones from 1,000 on: low below 100,000, past which a read
takes tens of milliseconds. It goes wrong too when nobody works: flagged are 20 rows and more of which none was changed or deleted in a day of
counting, medium while new ones come. A table that only keeps what failed or was done looks the same: that is a guess, and so is everything
about a table that has nothing but a common name, such as the `jobs` of Laravel and of a job board."""
fix      = """Delete finished jobs (most libraries have a setting), vacuum the table more often, or move the queue to Redis or a
broker when it has more than some ten jobs a second. Where nobody works, start the worker, or drop what is left of an old queue."""
docs     = ["https://brandur.org/postgres-queues"]
params.max_rows = 1000
params.medium_rows = 100000
params.min_idle_rows = 20
params.min_days = 1
*/
-- The rows of a partitioned queue, such as that of pg-boss, lie in its partitions, and so do their counters and settings.
with kept as (
  select coalesce(parent_id, id) as id, sum(rows_updated + rows_deleted) as changed, sum(rows_inserted) as added, sum(rows_dead) as dead,
         group_concat('; alter table ' || quoted || ' set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)', '' order by title) as settings
  from db_table where not is_partitioned group by 1
),
queue as (
  select t.title, t.name, t.tool, t.quoted, t.rows, k.dead as rows_dead, k.added as rows_inserted, k.settings, s.stats_age_days as days,
         k.changed = 0 and t.rows >= :min_idle_rows and s.stats_age_days >= :min_days and not s.is_replica as is_idle,
         t.tool in ('own', 'Laravel') as is_named,
         iif(t.tool in ('own', 'Laravel'), '; a guess by its name, waive it if it is no queue', '') as unsure
  from db_table t join kept k on k.id = t.id cross join db_server s
  where t.purpose = 'queue'
)
select title as subject,
       case when is_idle then printf('The queue %s (%s) holds %.0f jobs, and in %.0f days nobody has worked on one: start its worker, unless it only keeps what failed or was done%s',
                                     title, tool, rows, days, unsure)
            when rows >= :max_rows then printf('The queue %s (%s) keeps %.0f jobs%s', title, tool, rows, unsure)
            else printf('The queue %s (%s) has %d dead rows beside %.0f jobs%s', title, tool, rows_dead, rows, unsure) end as message,
       -- which jobs are finished, only the app knows
       iif(is_idle or rows >= :max_rows, null, 'vacuum ' || quoted || settings || ';') as fix, 'sql' as fix_kind,
       case when is_idle then iif(rows_inserted > 0, 'medium', 'low')
            when max(rows, rows_dead) >= :medium_rows then 'medium' else 'low' end as severity,
       iif(is_idle or is_named, 'likely', 'sure') as certainty,
       'the queue ' || name as cause,
       cast(rows as integer) as table_rows,
       rows_dead as dead_rows,
       rows_inserted as jobs_added
from queue
where is_idle or rows >= :max_rows or (rows_dead >= :max_rows and rows_dead > rows)
order by rows desc, subject
