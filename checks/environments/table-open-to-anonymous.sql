/*
title    = "No table is open to everybody on the internet"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "db_exposed_table"
why      = """PostgREST and Supabase answer whoever asks as the role anon, with the key that stands in your page. A table that this role
may read and that has no row level security is public: all rows of it, with one request."""
fix      = """Switch row level security on, and write a policy for what may be seen. Until there is one, nothing is: both in one
transaction, or the pages that read it are empty meanwhile."""
docs     = ["https://supabase.com/docs/guides/database/postgres/row-level-security"]
*/
select t.title as subject,
       'Everybody may ' || iif(e.is_writable, 'read and change', 'read') || ' all rows of ' || t.title || ' as ' || e.role || ': row level security is off' as message,
       'in one transaction: alter table ' || t.quoted || ' enable row level security; create policy … on ' || t.quoted || ' for select to ' || e.role || ' using (what everybody may see);' as fix, 'code' as fix_kind,
       e.role as role
from db_exposed_table e
join db_table t on t.id = e.table_id
where not e.is_guarded
order by e.is_writable desc, subject
