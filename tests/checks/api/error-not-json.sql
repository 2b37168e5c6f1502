-- bad: the HTML page of express
-- finds: missing path below the API
http_error: is_json = 0

-- bad: the shell of a single-page app
-- finds: missing path below the API
http_error: status = 200, is_json = 0

-- good: problem+json
http_error:

-- not applicable: pages may answer as they like
http_error: path = '/nowhere', area = 'site', is_json = 0
