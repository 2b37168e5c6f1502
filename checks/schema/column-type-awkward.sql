/*
title    = "Columns have types that work as expected"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_column"
why      = """Four types do something else than they seem to: json keeps the text, is parsed at each read and takes no index; money rounds
by the language setting of the server; char(n) pads with blanks that comparisons then ignore; time with time zone has a zone
without a day. Each has a plain replacement, and each is cheaper to change while the table is small. All columns of one type are one habit, and
one thing to mend. A char(n) whose values all have n signs, such as a code of a country, pads nothing: no more than a hint."""
fix      = """Change the type. The statement rewrites the table under a lock: for a large one add a column, fill it in batches, and swap."""
docs     = ["https://wiki.postgresql.org/wiki/Don%27t_Do_This#Data_types"]
params.max_rows = 100000000
*/
select t.title || '.' || c.name as subject,
       printf('%s.%s is %s: %s', t.title, c.name, w.shown, w.trouble) as message,
       iif(w.type = 'bpchar', 'hint', 'sure') as certainty,
       'columns of the type ' || w.shown as cause,
       'in a migration, together with the code that reads it: alter table ' || t.quoted || ' alter column ' || c.quoted || ' type ' || w.better || ' using ' || c.quoted || '::' || w.better || ';' as fix, 'code' as fix_kind,
       t.rows as rows
from db_column c
join db_table t on t.id = c.table_id and t.parent_id is null and t.purpose is not 'migration' and t.purpose is not 'queue'
join (
  select 'json' as type, 'json' as shown, 'parsed at each read, and no index helps' as trouble, 'jsonb' as better
  union all select 'money', 'money', 'its digits depend on the server''s language setting', 'numeric'
  union all select 'bpchar', 'char(n)', 'it is padded with blanks, unless each value has n signs', 'text'
  union all select 'timetz', 'time with time zone', 'a zone means little without a day', 'time'
) w on w.type = c.type
where coalesce(t.rows, 0) <= :max_rows
order by subject
