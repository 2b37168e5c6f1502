-- bad: the style was never built
-- finds: /static/output.875200f1.css
http_page: requests = 5
http_asset_missing: path = '/static/output.875200f1.css', status = 404

-- bad: the one page of the app stands in for every file
-- finds: /assets/index-9f2c41d7.js
http_page: requests = 5
http_asset_missing: path = '/assets/index-9f2c41d7.js', status = 200

-- bad: the app fails on it
-- finds: /media/report.png
-- says: and is answered
http_page:
http_asset_missing: status = 500

-- good: all are there
http_page: requests = 5

-- good: a picture for members only
http_page: requests = 5
http_asset_missing:

-- good: two requests: the page and one asset
http_page: requests = 2

-- not applicable: pages without assets
http_page: requests = 1

-- bad: a page without its style is broken
-- finds: /app.*.css
-- says: severity = high / cause = files of /static/ are not there
http_page: requests = 1
http_asset_missing: path = '/app.875200f1.css', name = '/app.*.css', folder = '/static/', media = 'css', status = 404

-- bad: one without a picture is not
-- finds: /hero.png
-- says: severity = low
http_page:
http_asset_missing: path = '/hero.png', status = 404

-- good: refused, and not given by a busy app
http_page: requests = 5
http_asset_missing: path = '/a.js', media = 'script', status = 401
http_asset_missing: path = '/b.js', media = 'script', status = 429
http_asset_missing: path = '/c.js', media = 'script', status = 503

-- good: the only picture is refused
http_page: requests = 1
http_asset_missing:
