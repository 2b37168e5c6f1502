/*
title    = "No key runs out of numbers"
severity = "critical"
stage    = 1000
applies  = "db_sequence"
why      = """A key of type integer ends at 2,147,483,647. The day it is reached every insert into that table fails, and the
change to bigint rewrites the table while the site is down. Half-way is the time to do it calmly. Judged is the
nearest of the end of the sequence, the type of its column, and the types of the columns that reference it, one behind
the other. A sequence that starts again at its end is left alone."""
fix      = """Widen the column and every column that references it. The statement rewrites the table under a lock: on a large
table add a bigint column, fill it in batches, and swap."""
docs     = ["https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT"]
params.max_pct = 50
*/
select s.title as subject,
       printf('%s has used %.0f %% of its numbers; the limit is %s',
              iif(t.id is null, 'The sequence ' || s.title, t.title || '.' || s.column_quoted), s.used_pct, s.limited_by) as message,
       'alter ' || s.widening || ';' as fix,
       s.last_value as last_value,
       s.limit_value as limit_value,
       s.used_pct as used_pct
from db_sequence s
left join db_table t on t.id = s.table_id
where s.used_pct >= :max_pct
order by s.used_pct desc, subject
