-- bad: the defaults of a client library
insert into http_metrics values ('/metrics', 1, 40, 300, 0);

-- good: a histogram
insert into http_metrics values ('/metrics', 1, 40, 300, 1);

-- good: two pages, one of them has it
insert into http_metrics values ('/metrics', 1, 40, 300, 1);
insert into http_metrics values ('/actuator/prometheus', 1, 40, 300, 0);

-- not applicable: behind a token
insert into http_metrics values ('/metrics', 0, 0, 0, 0);
