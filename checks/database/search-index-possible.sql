/*
title    = "Searches inside of texts and documents could use an index"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "db_advice_statement"
why      = """`like '%word%'` and `document @> '…'` find nothing through an ordinary index: the whole table is read for each search.
A GIN index fits the shape of such a search. The planner cannot price it beforehand, so this names the
shape alone, where a statement of at least 5 % of the database's time has it on a table of 1,000 rows or more."""
fix      = """Create the index on a copy, look whether the plan uses it, then create it with CONCURRENTLY. A pattern that is fixed at its
start (`like 'word%'`) is served by a smaller one: a B-tree with text_pattern_ops."""
docs     = ["https://www.postgresql.org/docs/current/pgtrgm.html", "https://www.postgresql.org/docs/current/datatype-json.html#JSON-INDEXING"]
params.min_share_pct = 5
*/
select a.table_title || ' ' || a.columns as subject,
       printf('Searches inside of %s %s take %.0f %% of the database''s time and read the whole table; a GIN index fits them: on a copy, explain shows what it saves',
              a.table_title, a.columns, w.time_pct) as message,
       'likely' as certainty,
       coalesce(a.needs || char(10), '') || a.ddl as fix,
       w.time_pct as of_all_time_pct,
       w.calls as calls,
       coalesce(t.bytes, 0) as table_bytes,
       0 as undecided,
       'sql' as fix_kind
from db_advice a
join (select u.advice_id, sum(s.time_pct) as time_pct, max(s.time_pct) as most_pct, sum(s.used_calls) as calls
      from db_advice_use u join db_statement_use s on s.id = u.statement_id
      group by u.advice_id) w on w.advice_id = a.id
left join db_table t on t.id = a.table_id
where a.priced = 'unpriced' and w.most_pct >= :min_share_pct
union all
select 'statement ' || s.id,
       printf('Whether a statement of %.0f %% of the database''s time searches inside of texts or documents cannot be told: %s', u.time_pct, s.why_not),
       'sure', coalesce(s.cure, 'look at its plan as the role that sends it: plimsoll plans what it knows to be safe, and nothing else'), u.time_pct, u.used_calls, null, 1, 'code'
from db_advice_statement s join db_statement_use u using (id)
where s.why_not is not null and u.time_pct >= :min_share_pct
order by of_all_time_pct desc, subject
