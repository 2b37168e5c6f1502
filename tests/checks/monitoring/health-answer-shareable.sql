-- bad: a minute for all
insert into http_health values ('/healthz', 200, 1);

-- good: no-store
insert into http_health values ('/healthz', 200, 0);
