-- bad: the style was never built
insert into http_page (path, requests, weight_bytes) values ('/', 5, 90000);
insert into http_asset_missing (path, status, page) values ('/static/output.875200f1.css', 404, '/');

-- bad: the one page of the app stands in for every file
insert into http_page (path, requests, weight_bytes) values ('/', 5, 90000);
insert into http_asset_missing (path, status, page) values ('/assets/index-9f2c41d7.js', 200, '/');

-- good: all are there
insert into http_page (path, requests, weight_bytes) values ('/', 5, 90000);

-- good: a picture for members only
insert into http_page (path, requests, weight_bytes) values ('/', 5, 90000);
insert into http_asset_missing (path, status, page) values ('/media/report.png', 403, '/');

-- not applicable: pages without assets
insert into http_page (path, requests, weight_bytes) values ('/', 1, 900);
