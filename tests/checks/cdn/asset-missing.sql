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
