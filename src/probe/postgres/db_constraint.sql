with /* plimsoll */ tables as ({tables})
select k.oid as id, k.conrelid as table_id, k.conname as name, quote_ident(k.conname) as quoted,
       case k.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign' when 'c' then 'check'
                      when 'x' then 'exclusion' when 'n' then 'not-null' else k.contype::text end as kind,
       k.convalidated as is_validated,
       true as is_enforced -- before 18
       k.conenforced as is_enforced -- since 18
from pg_catalog.pg_constraint k
join tables t on t.oid = k.conrelid
where k.conparentid = 0 and k.coninhcount = 0 and k.contype in ('p', 'u', 'f', 'c', 'x', 'n')
  and (k.contype <> 'n' or not k.convalidated)
order by k.oid
