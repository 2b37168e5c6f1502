select /* plimsoll */ quote_ident(n.nspname) as schema, count(*) as sequences
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'S' and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  -- The planner may ask before it filters by relkind; a table is then an error.
  and case when c.relkind = 'S' then not has_sequence_privilege(c.oid, 'select, usage') end
group by n.nspname
order by n.nspname
