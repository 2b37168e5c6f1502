/*
title    = "Statements take about as long each time"
severity = "medium"
harm     = "slow"
size     = "deviation_ms"
stage    = 1000
applies  = "db_statement where calls >= 100"
why      = """A statement that is fast on average and now and then takes seconds changes its plan, waits for a lock, or is given
one huge customer. The average hides it; the visitor who gets the slow one does not. Flagged where a call deviates by
more than three times the mean, the slowest took over a second, there were at least 100 calls, and it takes five as slow as the slowest to
explain the deviation: a single one was a cold start, or waited for a migration."""
fix      = """Log it with its values (auto_explain, log_min_duration_statement) and compare the plan of a slow call with that of
a fast one. Where one value is far more frequent than others, raise the statistics target of its column."""
docs     = ["https://www.postgresql.org/docs/current/auto-explain.html"]
params.min_calls = 100
params.deviations = 3.0
params.max_ms = 1000
params.min_slow = 5
*/
with used as (
  select id, text, calls, mean_ms, max_ms, deviation_ms from db_statement s
  where not exists (select 1 from db_statement_loaded l where l.id = s.id)
  -- While a load looks for what the app no longer carries every statement is slow now and then.
  union all
  select id, text, used_calls, used_ms / used_calls, used_max_ms, used_deviation_ms from db_statement join db_statement_loaded using (id)
)
select 'statement ' || id as subject,
       printf('A statement takes %.1f ms on average, and now and then up to %.0f ms: %.100s', mean_ms, max_ms, text) as message,
       'the statement ' || text as cause,
       mean_ms as mean_ms,
       deviation_ms as deviation_ms,
       max_ms as max_ms,
       calls as calls,
       text as statement
from used
where calls >= :min_calls and deviation_ms > :deviations * mean_ms and max_ms > :max_ms
  and 1.0 * deviation_ms * deviation_ms * calls >= 1.0 * :min_slow * max_ms * max_ms
order by max_ms desc, subject
