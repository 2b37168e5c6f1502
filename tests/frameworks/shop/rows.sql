-- Two years and a bit of a small shop.
insert into customer (name, email, country, note)
select 'Customer ' || n, 'customer' || n || '@example.com', (array['de', 'fr', 'it', 'pl', 'se'])[1 + n % 5],
       (select string_agg(md5((n * 100 + part)::text), ' ') from generate_series(1, 14) part)
from generate_series(1, 2500) n;
insert into purchase (customer_id, reference, status, placed_at, cents)
select 1 + n % 2500, 'R-' || upper(left(md5(n::text), 10)), (array['open', 'paid', 'sent'])[1 + n % 3],
       now() - make_interval(mins => 8 * (150000 - n)), 500 + n % 20000
from generate_series(1, 150000) n;
vacuum analyze;
