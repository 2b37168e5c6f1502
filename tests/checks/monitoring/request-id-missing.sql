-- bad: none
-- finds: request id
-- says: none of 2 answers names its request
http_site:
http_response: has_request_id = 0
http_endpoint: path = '/api/v1/items', has_request_id = 0

-- bad: on assets it helps nobody
-- finds: request id
http_site:
http_response: has_request_id = 0
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'

-- bad: switched protocols do not matter
-- finds: request id
-- says: the one answer that was seen does not name its request (sure
http_site:
http_response: has_request_id = 0
http_response: path = '/chat', status = 101
http_endpoint: path = '/api/v1/items', status = 101

-- bad: a redirect does not matter
-- finds: request id
http_site:
http_response: has_request_id = 0
http_response: path = '/old', status = 302
http_endpoint: path = '/api/v1/items', status = 302

-- good: the endpoints do, the static page does not
http_site:
http_response: has_request_id = 0
http_endpoint: path = '/api/v1/items'

-- not applicable: switched protocols, an asset, a redirect
http_site:
http_response: status = 101, has_request_id = 0
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_response: path = '/about', status = 302
http_endpoint: path = '/api/v1/items', status = 101
http_endpoint: path = '/api/v1/carts', status = 302

-- bad: an id that is logged and not sent is not seen: a guess
-- finds: request id
-- says: certainty = likely
http_site:
http_response: has_request_id = 0

-- not applicable: files alone
http_site: is_files_only = 1
http_response: has_request_id = 0

-- bad: an app of endpoints alone
-- finds: request id
http_site:
http_endpoint: path = '/api/v1/items', has_request_id = 0

-- good: the id is on the page alone
http_site:
http_response:
http_endpoint: path = '/api/v1/items', has_request_id = 0
