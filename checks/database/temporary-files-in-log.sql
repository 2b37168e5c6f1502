/*
title    = "Statements write few temporary files"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "log_event where kind = 'temporary-file'"
why      = """log_temp_files names the statements whose sorts and hashes did not fit into memory. 100 MB a day in the log, or 100 files, is
work of the disk that everybody waits for; a fast disk hides it until many do it at once."""
fix      = """Give the statement an index that delivers the rows in order, or fewer rows; or raise work_mem for that role only."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-TEMP-FILES"]
params.max_bytes = 104857600
params.max_files = 100
*/
select 'temporary files ' || e.id as subject,
       printf('A statement wrote %d temporary files, %.0f MB: %.100s', e.times, 1.0 * e.bytes / 1048576, coalesce(e.statement, 'its text is not in the log')) as message,
       e.bytes as bytes,
       e.times as files,
       e.first_at as first_at,
       e.last_at as last_at,
       e.statement as statement
from log_event e join log_total t
where e.kind = 'temporary-file' and (e.bytes >= :max_bytes * max(coalesce(1.0 * t.hours / 24, 1), 1) or e.times >= :max_files * max(coalesce(1.0 * t.hours / 24, 1), 1))
order by e.bytes desc, subject
