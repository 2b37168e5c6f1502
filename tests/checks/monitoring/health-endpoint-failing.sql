-- bad: 503
insert into http_health values ('/healthz', 200, 0);
insert into http_health values ('/readyz', 503, 0);

-- good: well
insert into http_health values ('/healthz', 200, 0);
