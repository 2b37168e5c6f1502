/*
title    = "Statements take about as long each time"
severity = "medium"
harm     = "slow"
size     = "deviation_ms"
stage    = 1000
applies  = "db_statement_use where used_calls >= 100"
why      = """A statement that is fast on average and now and then takes seconds changes its plan, waits for a lock, or is given
one huge customer. The average hides it; the visitor who gets the slow one does not. Flagged where a call deviates by
more than three times the mean, the slowest took over a second, there were at least 100 calls, and it takes five as slow as the slowest to
explain the deviation: a single one was a cold start, or waited for a migration. While a load
looks for what the app no longer carries every statement is slow now and then, so its calls are left out."""
fix      = """Log it with its values (auto_explain, log_min_duration_statement) and compare the plan of a slow call with that of
a fast one. Where one value is far more frequent than others, raise the statistics target of its column."""
docs     = ["https://www.postgresql.org/docs/current/auto-explain.html"]
params.min_calls = 100
params.deviations = 3.0
params.max_ms = 1000
params.min_slow = 5
*/
select 'statement ' || s.id as subject,
       printf('A statement takes %.1f ms on average, and now and then up to %.0f ms: %.100s', u.mean_ms, u.used_max_ms, text) as message,
       'the statement ' || text as cause,
       u.mean_ms as mean_ms,
       u.used_deviation_ms as deviation_ms,
       u.used_max_ms as max_ms,
       u.used_calls as calls,
       text as statement
from db_statement s join db_statement_use u using (id)
where u.used_calls >= :min_calls and u.used_deviation_ms > :deviations * u.mean_ms and u.used_max_ms > :max_ms
  and 1.0 * u.used_deviation_ms * u.used_deviation_ms * u.used_calls >= 1.0 * :min_slow * u.used_max_ms * u.used_max_ms
order by u.used_max_ms desc, subject
