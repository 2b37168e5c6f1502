-- What of our tables in a schema would run code of somebody else's: whoever made them first may be anybody who may use the database.
with recursive wanted (relid) as (
  select c.oid from pg_class c
  where c.relnamespace = $1::oid and c.relname in ('plimsoll_history', 'plimsoll_run', 'plimsoll_verdict')
),
{strangers},
odd (what) as (
  select s.what from stranger s
  union all
  select format('the trigger %I on %s', t.tgname, w.relid::regclass)
  from wanted w
  join pg_trigger t on t.tgrelid = w.relid and not t.tgisinternal
  join pg_proc p on p.oid = t.tgfoid
  join pg_roles r on r.oid = p.proowner and not r.rolsuper and r.rolname <> current_user
  union all
  select format('a rule on %s', w.relid::regclass) from wanted w where exists (select from pg_rewrite r where r.ev_class = w.relid)
  union all
  select format('a policy on %s', w.relid::regclass) from wanted w where exists (select from pg_policy p where p.polrelid = w.relid)
  union all
  select format('a default in %s', w.relid::regclass) from wanted w where exists (select from pg_attrdef d where d.adrelid = w.relid)
)
select (select count(*) from wanted) = 3 as is_there, (select min(what) from odd) as odd
