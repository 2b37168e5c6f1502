/*
title    = "No key runs out of numbers"
severity = "critical"
harm     = "outage"
stage    = 1000
applies  = "db_sequence"
why      = """A key of type integer ends at 2,147,483,647. The day it is reached every insert into that table fails, and the
change to bigint rewrites the table while the site is down. Half-way is the time to do it calmly. Judged is the
least of the end of the sequence, the type of its column, and the types of the columns that reference it, one behind
the other: at 50 %, or where at the pace of the counters, over at least 7 days, less than a year is left. A sequence that
starts again at its end is left alone. Critical from 80 % on or where 90 days are left, which the change may take on a large table; below that high;
low where the pace leaves ten years, as of one that began at a high number. Where half of the numbers or more went since the counters began, an import
may be among them, and what the pace alone says is a guess."""
fix      = """Widen the column and every column that references it. The statement rewrites the table under a lock, which for a
million rows takes a second or two; a larger one gets a bigint column, filled in batches, and a swap. A session that has prepared a
statement on it may have to connect anew."""
docs     = ["https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT"]
params.max_pct = 50
params.most_rows = 1000000
params.min_days = 7
params.max_days_left = 365
params.critical_pct = 80
params.critical_days_left = 90
params.calm_days_left = 3650
params.import_pct = 50
*/
with paced as (
  select s.*, t.title as table_title, t.name as table_name, t.rows_inserted,
         1.0 * abs(s.limit_value - s.last_value) * v.stats_age_days / nullif(t.rows_inserted, 0) as days_left
  from db_sequence s
  left join db_table t on t.id = s.table_id
  left join db_server v on v.stats_age_days >= :min_days and not v.is_replica
)
select s.title as subject,
       printf('%s has used %.0f %% of its numbers; the limit is %s',
              iif(s.table_title is null, 'The sequence ' || s.title, s.table_title || '.' || s.column_quoted), s.used_pct, s.limited_by)
         || iif(s.days_left < 36500, printf('. At the present pace the rest lasts %.0f days', s.days_left), '')
         || iif(s.used_pct < :max_pct and 100.0 * s.rows_inserted >= :import_pct * abs(s.last_value), ', unless most of them went in one import, which the next scan shows', '') as message,
       iif(w.rows > :most_rows, 'too large to be rewritten under a lock: add a bigint column, fill it in batches, swap the two, which comes to: alter ' || s.widening || ';',
           'set lock_timeout = ''2s''; alter ' || s.widening || ';') as fix, iif(w.rows > :most_rows, 'code', 'sql') as fix_kind,
       case when s.days_left >= :calm_days_left then 'low' when s.used_pct >= :critical_pct or s.days_left < :critical_days_left then 'critical'
            else 'high' end as severity,
       iif(s.used_pct < :max_pct and 100.0 * s.rows_inserted >= :import_pct * abs(s.last_value), 'likely', 'sure') as certainty,
       'the key of ' || coalesce(s.table_name, s.title) || ' runs out of numbers' as cause,
       s.last_value as last_value,
       s.limit_value as limit_value,
       s.used_pct as used_pct,
       s.days_left as left_days
from paced s
left join db_table w on w.id = s.widened_id
where s.used_pct >= :max_pct or s.days_left < :max_days_left
order by s.used_pct desc, subject
