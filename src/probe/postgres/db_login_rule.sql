select /* plimsoll */ r.line as number, r.type as kind, (select string_agg(case when d ~ '[\s,"#]' and d !~ '^\+' then '"' || replace(d, '"', '""') || '"' else d end, ', ' order by n)
         from unnest(r.databases) with ordinality u (d, n)) as databases,
       (select string_agg(case when d ~ '[\s,"#]' and d !~ '^\+' then '"' || replace(d, '"', '""') || '"' else d end, ', ' order by n)
         from unnest(r.users) with ordinality u (d, n)) as users,
       r.address || case when r.netmask is null then '' else coalesce('/' || (select sum(length(replace(o::int::bit(8)::text, '0', '')))
         from regexp_split_to_table(r.netmask, '\.') o where r.netmask ~ '^[\d.]+$')::text, ' ' || r.netmask) end as address,
       r.method,
       r.type <> 'local' and coalesce(r.address !~ '^(127\.|::1$|localhost$|samehost$)', false) as is_remote
from ({login_rules}) r
order by r.line
