-- bad: a search in a text takes half of the time
insert into db_advice_statement values (1, 50.0, 1000, 25000.0, 25000.0, 1, null, null);
insert into db_advice values (1, 7, 'post', '(body gin_trgm_ops)', 'create index concurrently on public.post using gin (body gin_trgm_ops);', 'create extension pg_trgm;', 'unpriced', null, null, null, null);
insert into db_advice_use values (1, 1);

-- good: it takes 1 %
insert into db_advice_statement values (1, 1.0, 1000, 25000.0, 25000.0, 1, null, null);
insert into db_advice values (1, 7, 'post', '(body gin_trgm_ops)', 'create index concurrently on public.post using gin (body gin_trgm_ops);', null, 'unpriced', null, null, null, null);
insert into db_advice_use values (1, 1);

-- good: an index that the planner prices is another check's
insert into db_advice_statement values (1, 50.0, 1000, 25000.0, 900.0, 1, null, null);
insert into db_advice values (1, 7, 'orders', '(user_id)', 'create index concurrently on public.orders using btree (user_id);', null, 'hypopg', 4000000, 25000000.0, 900000.0, 0.0);
insert into db_advice_use values (1, 1);

-- undecided: the heaviest statement would run what is not built in
insert into db_advice_statement values (1, 90.0, 1000, null, null, 0, 'planning it would evaluate the function public.f(text), which is not built in', null);

-- not applicable: nothing was recorded
