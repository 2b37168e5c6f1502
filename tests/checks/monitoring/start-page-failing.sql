-- bad: 500
-- finds: start page
http_site: status = 500

-- good: 200
http_site:

-- good: an API alone has no start page
http_site: status = 404

-- good: behind a password
http_site: status = 401
