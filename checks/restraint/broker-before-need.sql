/*
title    = "No message broker is run before jobs need one"
severity = "low"
harm     = "cost"
stage    = 100
applies  = "manifest_workload"
why      = """
Kafka and its like are made for tens of thousands of messages a second and many readers of one stream; each is a cluster to run, to size and to
upgrade. Jobs of a young product fit a table of Postgres or a list of Redis, which are there anyway. The rate at which the users planned for ask tells how
many jobs there can be: below a hundred requests a second one Postgres takes them all. What other systems want of it no file tells, so this is a guess."""
fix      = '''
Put jobs into the Postgres or the Redis that you have (Solid Queue, River, pg-boss, Oban, BullMQ, Celery on Redis), and keep the broker until its queues are empty.'''
docs     = ["https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE"]
params.max_per_s = 100
*/
select
    w.name as subject,
    format(
        '%s%s is to run, while %d users ask for %.1f requests a second at their peak (sure if nothing but your own jobs goes through it)',
        w.name, coalesce(' (' || w.image || ')', ''), r.stage, p.peak_per_s
    ) as message,
    'likely' as certainty,
    'a message broker is run' as cause,
    p.peak_per_s as planned_per_s,
    w.path
from manifest_workload w
cross join run r
join stage_rate p on p.users = r.stage
where w.role = 'broker' and p.peak_per_s < :max_per_s
order by w.name
