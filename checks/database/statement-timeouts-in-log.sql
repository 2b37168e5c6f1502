/*
title    = "Statements end before their timeout"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "log_total"
why      = """A statement that ran into statement_timeout worked for nothing: its user got an error after the longest wait of all, and
mostly tries again. The timeout is right to stop it; the statement is what is wrong. Medium from five a day on, else low."""
fix      = """Run EXPLAIN on it with real values; where it is a report or a migration, give it a timeout and a time of its own."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT"]
params.max_times = 5
*/
select 'statement timeout ' || e.id as subject,
       printf('A statement ran into its timeout %d times: %.100s', e.times, coalesce(e.statement, 'its text is not in the log')) as message,
       iif(e.times >= :max_times * max(coalesce(1.0 * t.hours / 24, 1), 1), 'medium', 'low') as severity,
       e.times as timeouts,
       t.hours as in_hours,
       e.first_at as first_at,
       e.last_at as last_at,
       e.statement as statement
from log_event e join log_total t
where e.kind = 'statement-timeout' and e.times >= :max_times
order by e.times desc, subject
