-- bad: the HTML page of express
insert into http_error values ('/api/v1/nowhere', 'api', 404, 0);

-- bad: the shell of a single-page app
insert into http_error values ('/api/v1/nowhere', 'api', 200, 0);

-- good: problem+json
insert into http_error values ('/api/v1/nowhere', 'api', 404, 1);

-- not applicable: pages may answer as they like
insert into http_error values ('/nowhere', 'site', 404, 0);
