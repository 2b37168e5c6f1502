-- bad: the default of nginx
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', is_compressed_behind_proxy = 0

-- good: gzip_proxied any
http_response: path = '/assets/app-1a2b3c4d.js'

-- good: plain for everybody; a redirect, switched protocols
http_response: path = '/assets/app-1a2b3c4d.js', is_compressed = 0, is_compressed_behind_proxy = 0
http_response: path = '/assets/vendor-5e6f7a8b.js_2', status = 302, is_compressed_behind_proxy = 0
http_response: path = '/assets/vendor-5e6f7a8b.js_3', status = 101, is_compressed_behind_proxy = 0

-- not applicable: never compressed: another check
http_response: path = '/assets/app-1a2b3c4d.js', is_compressed = 0, is_compressed_behind_proxy = null

-- not applicable: switched protocols, and a redirect
http_response: path = '/assets/app-1a2b3c4d.js', status = 101
http_response: path = '/assets/vendor-5e6f7a8b.js', status = 302

-- bad: just 50 kB
-- finds: /app.*.js
-- says: severity = medium / cause = answers are plain behind a proxy
http_response: path = '/app.3f2a9b1c.js', name = '/app.*.js', kind = 'asset', body_bytes = 50000, is_compressed_behind_proxy = 0

-- bad: a byte less
-- finds: /
-- says: severity = low
http_response: body_bytes = 49999, is_compressed_behind_proxy = 0
