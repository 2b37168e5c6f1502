-- bad: an empty DSN
insert into http_sdk values ('sentry', 'errors', '/app.js', 0);

-- good: a DSN
insert into http_sdk values ('sentry', 'errors', '/app.js', 1);

-- not applicable: a tool whose key has no known shape
insert into http_sdk values ('honeybadger', 'errors', '/app.js', null);
