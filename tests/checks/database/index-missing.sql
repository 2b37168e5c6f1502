-- bad: an index that makes a fifth of the time much cheaper
insert into db_advice_statement values (1, 20.0, 1000, 25000.0, 900.0, 1, null, null), (2, 3.0, 10, 25000.0, 24000.0, 0, null, null);
insert into db_advice values (1, 7, 'orders', '(user_id)', 'create index concurrently on public.orders using btree (user_id);', null, 'hypopg', 4000000, 25250000.0, 1140000.0, 1300.0);
insert into db_advice_use values (1, 1), (1, 2);

-- bad: a guess is named too, and called one
insert into db_advice_statement values (1, 20.0, 1000, 25000.0, 900.0, 1, null, null);
insert into db_advice values (1, 7, 'orders', '(user_id)', 'create index concurrently on public.orders using btree (user_id);', null, 'rule', 4000000, 25000000.0, 900000.0, 0.0);
insert into db_advice_use values (1, 1);

-- good: it helps only what takes 4 % of the time
insert into db_advice_statement values (1, 4.0, 1000, 25000.0, 900.0, 1, null, null), (2, 96.0, 1000, 25000.0, 25000.0, 0, null, null);
insert into db_advice values (1, 7, 'orders', '(user_id)', 'create index concurrently on public.orders using btree (user_id);', null, 'hypopg', 4000000, 50000000.0, 25900000.0, 0.0);
insert into db_advice_use values (1, 1);

-- good: it saves a tenth
insert into db_advice_statement values (1, 90.0, 1000, 25000.0, 22500.0, 0, null, null);
insert into db_advice values (1, 7, 'orders', '(user_id)', 'create index concurrently on public.orders using btree (user_id);', null, 'hypopg', 4000000, 25000000.0, 22500000.0, 0.0);
insert into db_advice_use values (1, 1);

-- good: the plan is cheap as it is
insert into db_advice_statement values (1, 90.0, 1000, 60.0, 8.0, 0, null, null);
insert into db_advice values (1, 7, 'orders', '(user_id)', 'create index concurrently on public.orders using btree (user_id);', null, 'hypopg', 40000, 60000.0, 8000.0, 0.0);
insert into db_advice_use values (1, 1);

-- good: what cannot be priced is another check's
insert into db_advice_statement values (1, 90.0, 1000, 25000.0, 25000.0, 1, null, null);
insert into db_advice values (1, 7, 'post', '(body gin_trgm_ops)', 'create index concurrently on public.post using gin (body gin_trgm_ops);', 'create extension pg_trgm;', 'unpriced', null, null, null, null);
insert into db_advice_use values (1, 1);

-- undecided: the heaviest statement may not be explained
insert into db_advice_statement values (1, 90.0, 1000, null, null, 0, 'a table in it may not be read', 'grant select on public.orders to plimsoll;'), (2, 10.0, 10, 50.0, 50.0, 0, null, null);

-- not applicable: nothing was recorded
