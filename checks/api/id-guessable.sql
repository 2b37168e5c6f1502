/*
title    = "Ids that visitors see cannot be guessed"
severity = "low"
stage    = 1000
applies  = "http_resource where ids > 1"
why      = """The app shows things by their running number. Whoever sees /orders/57 tries /orders/58: one forgotten check of rights
shows all of them, competitors read from the number how many customers came this week, and crawlers walk through
everything. Judged is both together: addresses with different whole numbers, and a table of that name whose key a sequence
fills. Pages, years and dates are no ids."""
fix      = """Keep the number as the key inside, and give what is public a second, random id (UUID), unique and indexed; show that one in
addresses. In any case test that a visitor is refused what is not theirs."""
docs     = ["https://cheatsheetseries.owasp.org/cheatsheets/Insecure_Direct_Object_Reference_Prevention_Cheat_Sheet.html"]
*/
select t.title as subject,
       'The app shows ' || t.title || ' by their running number, as in ' || min(r.path) as message,
       'alter table ' || t.quoted || ' add column public_id uuid not null unique default gen_random_uuid();' as fix,
       max(r.ids) as numbers_seen,
       cast(t.rows as integer) as table_rows
from http_resource r
join db_table t on t.parent_id is null and (t.name = r.name or t.name = r.singular or t.name like '%!_' || r.singular escape '!')
join db_column c on c.table_id = t.id and c.is_primary_key and c.type in ('int2', 'int4', 'int8')
join db_sequence s on s.table_id = t.id and s.column_quoted = c.quoted
where r.ids > 1
  -- One that has a second id for the public is on its way.
  and not exists (select 1 from db_column p where p.table_id = t.id and p.type = 'uuid' and not p.is_foreign_key)
group by t.id
order by subject
