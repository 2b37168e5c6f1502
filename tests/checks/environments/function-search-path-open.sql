-- bad: no path of its own
-- finds: public.pay(integer)
db_definer: cure = 'alter function public.pay(integer) set search_path = pg_catalog, public, pg_temp;', has_search_path = 0

-- good: a path of its own
db_definer: cure = 'x'
