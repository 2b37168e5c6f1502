/*
title    = "No row holds up most of the sessions"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "load_postgres_sample"
why      = """Sessions were looked at ten times a second during the load. Where a step missed the objective, most of the active ones
waited for a row that another one was changing: whoever changes a row keeps it until its transaction ends, so these requests
are served one after the other, however many connections, processors and copies of the app there are. A counter, a balance or a
`last_seen` that every request updates is the usual one. Waits in steps that met the objective are no fault. High at a rate that your plan
reaches; medium beyond it: that is where the app will stop growing."""
fix      = """Do not change the same row in every request: insert a row for each event and add them up when they are read, or
spread a counter over many rows and sum them. Where it must be one row, change it last in the transaction and commit at once: no
call to another service in between. Workers that take jobs use `for update skip locked`."""
docs     = ["https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS", "https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE"]
params.min_sessions = 1.0
params.min_pct = 50
*/
with waiting as (
  select w.queryid, max(w.statement) as statement, s.offered_per_s, s.offered_per_s <= max(g.peak_per_s) as is_planned, sum(w.sessions) as sessions, sum(w.sessions_pct) as sessions_pct
  from load_wait w join load_step s using (step) join run r join stage_rate g on g.users = r.stage
  where s.verdict = 'fail' and w.wait_class = 'Lock' and w.wait_event in ('transactionid', 'tuple')
  group by w.step, w.queryid
  having sum(w.sessions) >= :min_sessions and sum(w.sessions_pct) >= :min_pct
)
select coalesce('statement ' || queryid, 'a statement') as subject,
       printf('%.1f sessions at a time waited for a row in one statement, %.0f %% of the active ones, at %.0f requests per second',
              sessions, sessions_pct, offered_per_s) as message,
       iif(is_planned, 'high', 'medium') as severity,
       coalesce('the statement ' || statement, 'a statement') as cause,
       statement as statement,
       sessions as sessions,
       sessions_pct as sessions_pct,
       offered_per_s as offered_per_s
from (select *, row_number() over (partition by queryid order by is_planned desc, sessions desc, offered_per_s) as place from waiting)
where place = 1
order by sessions desc, subject
