-- bad: ids in a label
insert into http_metrics values ('/metrics', 1, 40, 48000, 1);

-- good: a usual app
insert into http_metrics values ('/metrics', 1, 40, 300, 1);
