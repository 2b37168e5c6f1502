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
