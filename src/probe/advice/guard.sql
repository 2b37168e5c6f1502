with /* plimsoll */ recursive word (number, name, role) as (
  values {words}
),
-- What operators are called in each statement. The words IN, LIKE, BETWEEN, DISTINCT and their like stand for operators too.
sign (number, name) as (
  values {signs}
),
path (number, name) as (
  values {paths}
),
statement as materialized (select distinct w.number from word w where w.number > 0),
-- Where relations and operators are looked for: in the path, and where a word says so.
place as materialized (
  select distinct s.number, n.oid
  from statement s
  cross join pg_catalog.pg_namespace n
  where n.nspname = 'pg_catalog' or n.oid = pg_my_temp_schema()
     or exists (select from path p where p.number = s.number and p.name = n.nspname)
     or exists (select from word o where o.number = s.number and o.name = n.nspname)
),
seen as materialized (
  select distinct w.number, c.oid as relid
  from word w
  join pg_catalog.pg_class c on c.relname = w.name and c.oid >= 16384 and c.relkind in ('r', 'p', 'm', 'v', 'f', 'S')
  join place p on p.number = w.number and p.oid = c.relnamespace
),
wanted (relid) as materialized (select distinct s.relid from seen s),
{strangers},
-- A function or a type is feared in whatever schema it lies.
found (number, what) as (
  select s.number, r.what from seen s join stranger r on r.root = s.relid
  union all
  select w.number, 'the function ' || p.oid::regprocedure
  from word w
  join pg_catalog.pg_proc p on p.proname = w.name and p.oid >= 16384
  where not exists (select from known_function f where f.oid = p.oid)
    -- `a.f` calls f with the row of a.
    and (w.role = 'called'
         or w.role = 'member' and exists (select from pg_catalog.pg_type t where t.oid = p.proargtypes[0] and t.typtype in ('c', 'd', 'p')))
  union all
  -- Built-in ones that run a text as SQL, or read a text as a value of any type.
  select w.number, 'what is given to the function ' || w.name
  from word w
  where w.role = 'called' and w.name ~ '_to_xml(schema|_and_xmlschema)?$|^pg_input_|^ts_(stat|rewrite)$|_(in|recv)$'
  union all
  select s.number, 'the operator ' || o.oid::regoperator
  from strange_operator o
  join place s on s.oid = o.oprnamespace
  where o.oprname in ('=', '<>', '<', '<=', '>', '>=', '~', '!~', '~~', '!~~', '~~*', '!~~*')
     or exists (select from sign i where i.number = s.number and position(o.oprname::text in i.name) > 0)
  union all
  select s.number, 'a cast from ' || format_type(c.castsource, null) || ' to ' || format_type(c.casttarget, null)
  from statement s
  join strange_cast c on c.castsource < 16384 and c.casttarget < 16384
  union all
  select w.number, 'the type ' || format_type(t.oid, null)
  from word w
  join pg_catalog.pg_type t on t.typname = w.name and t.oid >= 16384
  left join pg_catalog.pg_class c on c.oid = t.typrelid
  where w.number > 0
    and case t.typtype
          when 'c' then c.relkind = 'c'
          when 'e' then exists (select from strange_cast k where t.oid in (k.castsource, k.casttarget) or t.typarray in (k.castsource, k.casttarget))
          else not exists (select from known_type k where k.oid = t.oid) end
  union all
  select w.number, 'the collation ' || quote_ident(c.collname)
  from word w
  join pg_catalog.pg_collation c on c.collname = w.name and c.oid >= 16384
  join pg_catalog.pg_roles o on o.oid = c.collowner and not o.rolsuper
  where w.number > 0
)
select s.number, min(f.what) as what,
       exists (select from seen r join family y on y.root = r.relid
               join pg_catalog.pg_class c on c.oid = y.relid and c.relrowsecurity
               where r.number = s.number) as has_policies,
       (select string_agg(distinct y.relid::text, ', ') from seen r join family y on y.root = r.relid where r.number = s.number) as relations
from statement s
left join found f on f.number = s.number
group by s.number
order by s.number
