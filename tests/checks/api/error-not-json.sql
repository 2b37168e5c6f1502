-- bad: the HTML page of express
-- finds: missing path below the API
http_error: is_json = 0

-- bad: the shell of a single-page app
-- finds: missing path below the API
http_error: status = 200, is_json = 0

-- bad: not found, and still a page
-- finds: missing path below the API
-- says: answer is a
http_error: is_json = 0

-- bad: a page that says that all is well
-- finds: missing path below the API
-- says: answer is 200
http_error: status = 200, is_json = 0

-- bad: a page after a switch of protocols
-- finds: missing path below the API
-- says: answer is a
http_error: status = 101, is_json = 0

-- good: problem+json
http_error:

-- good: only the site answers with a page
http_error:
http_error: path = '/nowhere', area = 'site', is_json = 0

-- not applicable: pages may answer as they like
http_error: path = '/nowhere', area = 'site', is_json = 0
