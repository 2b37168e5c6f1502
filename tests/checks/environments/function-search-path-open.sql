-- bad: no path of its own
insert into db_definer (id, name, cure, has_search_path) values (1, 'public.pay(integer)', 'alter function public.pay(integer) set search_path = pg_catalog, public, pg_temp;', 0);

-- good: a path of its own
insert into db_definer (id, name, cure, has_search_path) values (1, 'public.pay(integer)', 'x', 1);
