-- bad: the default of nginx
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', is_compressed_behind_proxy = 0

-- good: gzip_proxied any
http_response: path = '/assets/app-1a2b3c4d.js'

-- not applicable: never compressed: another check
http_response: path = '/assets/app-1a2b3c4d.js', is_compressed = 0, is_compressed_behind_proxy = null
