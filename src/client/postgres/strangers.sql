-- What the extensions that we know brought along.
known as materialized (
  select d.classid, d.objid, e.extname
  from pg_catalog.pg_extension e
  join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid and d.deptype = 'e'
  where e.extname in ({extensions})
),
-- The owner of a trusted extension need be no superuser, and may add functions of his own to it. One that is not in C looks names up
-- in the path of whoever calls it; those of citext are written so that they find the built-in ones.
known_function as materialized (
  select p.oid
  from known k
  join pg_catalog.pg_proc p on p.oid = k.objid
  join pg_catalog.pg_roles r on r.oid = p.proowner and r.rolsuper
  join pg_catalog.pg_language l on l.oid = p.prolang and l.oid < 16384
  where k.classid = 'pg_catalog.pg_proc'::regclass and (l.lanname in ('internal', 'c') or l.lanname = 'sql' and k.extname = 'citext')
),
known_type as materialized (
  select t.oid
  from known k
  join pg_catalog.pg_type t on t.oid = k.objid
  join pg_catalog.pg_roles r on r.oid = t.typowner and r.rolsuper
  where k.classid = 'pg_catalog.pg_type'::regclass
),
strange_operator as materialized (
  select o.oid, o.oprname, o.oprnamespace
  from pg_catalog.pg_operator o
  join pg_catalog.pg_roles r on r.oid = o.oprowner
  left join known k on k.classid = 'pg_catalog.pg_operator'::regclass and k.objid = o.oid
  where o.oid >= 16384
    and (k.objid is null or not r.rolsuper
         or o.oprcode::oid >= 16384 and not exists (select from known_function f where f.oid = o.oprcode::oid))
),
strange_cast as materialized (
  select c.castsource, c.casttarget
  from pg_catalog.pg_cast c
  where c.oid >= 16384 and c.castfunc >= 16384 and not exists (select from known_function f where f.oid = c.castfunc)
),
-- Planning one table looks at those that it inherits from, and at those that inherit from it.
family (root, relid) as (
  select w.relid, w.relid from wanted w
  union
  select f.root, i.relid
  from family f
  cross join lateral (
    select h.inhrelid as relid from pg_catalog.pg_inherits h where h.inhparent = f.relid
    union all
    select h.inhparent from pg_catalog.pg_inherits h where h.inhrelid = f.relid) i
),
-- Whose expressions planning evaluates: those of indexes, constraints, generated columns, statistics and keys of partitions.
evaluated as (
  select f.root, 'pg_catalog.pg_class'::regclass::oid as classid, f.relid as objid from family f
  union all
  select f.root, 'pg_catalog.pg_class'::regclass, i.indexrelid from family f join pg_catalog.pg_index i on i.indrelid = f.relid
  union all
  select f.root, 'pg_catalog.pg_constraint'::regclass, k.oid from family f join pg_catalog.pg_constraint k on k.conrelid = f.relid
  union all
  select f.root, 'pg_catalog.pg_attrdef'::regclass, d.oid
  from family f
  join pg_catalog.pg_attrdef d on d.adrelid = f.relid
  join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated <> ''
  union all
  select f.root, 'pg_catalog.pg_statistic_ext'::regclass, s.oid from family f join pg_catalog.pg_statistic_ext s on s.stxrelid = f.relid
),
reached as materialized (
  select e.root, d.refclassid as classid, d.refobjid as objid
  from evaluated e
  join pg_catalog.pg_depend d on d.classid = e.classid and d.objid = e.objid
  where d.refobjid >= 16384
    and d.refclassid in ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_type'::regclass,
                         'pg_catalog.pg_collation'::regclass, 'pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
  union
  select f.root, 'pg_catalog.pg_type'::regclass, a.atttypid
  from family f
  join pg_catalog.pg_attribute a on a.attrelid = f.relid and a.attnum > 0 and not a.attisdropped
  where a.atttypid >= 16384
),
-- An enumeration has no function of its own, unless somebody made a cast for it.
strange_type as materialized (
  select t.oid
  from (select distinct r.objid from reached r where r.classid = 'pg_catalog.pg_type'::regclass) r
  join pg_catalog.pg_type t on t.oid = r.objid
  left join pg_catalog.pg_type e on e.oid = t.typelem and t.typlen = -1
  where coalesce(e.oid, t.oid) >= 16384
    and not exists (select from known_type k where k.oid = coalesce(e.oid, t.oid))
    and (coalesce(e.typtype, t.typtype) <> 'e'
         or exists (select from strange_cast c where c.castsource in (t.oid, e.oid) or c.casttarget in (t.oid, e.oid)))
),
-- What belongs to the user and would be evaluated where `root` is read.
stranger (root, what) as (
  select r.root, 'the function ' || r.objid::regprocedure
  from reached r
  where r.classid = 'pg_catalog.pg_proc'::regclass and not exists (select from known_function f where f.oid = r.objid)
  union all
  select r.root, 'the operator ' || r.objid::regoperator
  from reached r
  join strange_operator o on o.oid = r.objid
  where r.classid = 'pg_catalog.pg_operator'::regclass
  union all
  select r.root, 'the type ' || format_type(r.objid, null)
  from reached r
  join strange_type t on t.oid = r.objid
  where r.classid = 'pg_catalog.pg_type'::regclass
  union all
  select r.root, 'the collation ' || quote_ident(c.collname)
  from reached r
  join pg_catalog.pg_collation c on c.oid = r.objid
  join pg_catalog.pg_roles o on o.oid = c.collowner and not o.rolsuper
  where r.classid = 'pg_catalog.pg_collation'::regclass
  union all
  select r.root, 'an operator class'
  from reached r
  where r.classid in ('pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
    and not exists (select from known k where k.classid = r.classid and k.objid = r.objid)
  union all
  select f.root, case c.relkind when 'v' then 'the view ' when 'f' then 'the foreign table ' else 'the relation ' end || format('%I.%I', n.nspname, c.relname)
  from family f
  join pg_catalog.pg_class c on c.oid = f.relid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_roles o on o.oid = c.relowner
  left join known k on k.classid = 'pg_catalog.pg_class'::regclass and k.objid = c.oid
  where c.relkind not in ('r', 'p', 'm', 'S') and not (c.relkind = 'v' and k.objid is not null and o.rolsuper)
  union all
  select f.root, 'a rule on ' || format('%I.%I', n.nspname, c.relname)
  from family f
  join pg_catalog.pg_class c on c.oid = f.relid and c.relkind in ('r', 'p')
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where exists (select from pg_catalog.pg_rewrite w where w.ev_class = c.oid and w.ev_type = '1')
  union all
  select f.root, 'a cast of the rows of ' || format('%I.%I', n.nspname, c.relname)
  from family f
  join pg_catalog.pg_class c on c.oid = f.relid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_type t on t.oid = c.reltype
  join strange_cast k on k.castsource in (t.oid, t.typarray) or k.casttarget in (t.oid, t.typarray)
)
