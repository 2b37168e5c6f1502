-- bad: for a year
-- finds: /
-- says: for 365 days without asking, so nobody who was there sees a change before / (no fix) / severity = high / cause = pages are kept for days
http_response: is_versioned = 0
http_kept: seconds = 31536000

-- bad: for a month
-- finds: /
-- says: (no fix) / severity = high / cause = pages are kept for days
http_response: is_versioned = 0
http_kept: seconds = 2592000

-- bad: for a second less, and for a second more than a day
-- finds: /; /about
-- says: severity = medium
http_response: is_versioned = 0
http_response: path = '/about', is_versioned = 0
http_kept: seconds = 2591999
http_kept: path = '/about', seconds = 86401

-- bad: nothing is said, and it was changed a year ago
-- finds: /
-- says: for some 36 days
-- says: severity = low / certainty = likely / cause = pages do not say how long they may be kept
http_response: is_versioned = 0, has_cache_control = 0
http_kept: seconds = 3110400, is_said = 0

-- good: for a day
http_response: is_versioned = 0
http_kept: seconds = 86400

-- good: an address with a version, an error, a file, data, and what only an edge keeps
http_response: path = '/docs/v1.2/start'
http_response: path = '/gone', is_versioned = 0, status = 404
http_response: path = '/switched', is_versioned = 0, status = 101
http_response: path = '/a.js', is_versioned = 0, kind = 'asset', media = 'script'
http_response: path = '/frame.html', is_versioned = 0, kind = 'asset'
http_response: path = '/feed', is_versioned = 0, media = 'text'
http_response: path = '/edge', is_versioned = 0
http_kept: path = '/docs/v1.2/start', seconds = 31536000
http_kept: path = '/gone', seconds = 31536000
http_kept: path = '/switched', seconds = 31536000
http_kept: path = '/a.js', seconds = 31536000
http_kept: path = '/frame.html', seconds = 31536000
http_kept: path = '/feed', seconds = 31536000
http_kept: path = '/edge', seconds = 0
http_kept: path = '/edge', keeper = 'shared cache', seconds = 31536000

-- not applicable: no page
http_response: kind = 'asset'
http_response: path = '/feed', media = 'text'
http_kept: seconds = 31536000

-- not applicable: none that was found
http_response: status = 404
http_response: path = '/switched', status = 101

-- bad: a second less than a month
-- finds: /
-- says: severity = medium / cause = pages are kept for days
http_response: is_versioned = 0
http_kept: seconds = 2591999
