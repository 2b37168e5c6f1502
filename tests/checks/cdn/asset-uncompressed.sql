-- bad: a bundle sent plain
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', gzip_saving_bytes = 21000, is_compressed = 0

-- bad: an image with just over a tenth to save
-- finds: /a.png
http_response: path = '/a.png', kind = 'asset', media = 'image', body_bytes = 19999, gzip_saving_bytes = 2000, is_compressed = 0

-- bad: just 50 kB to save
-- finds: /app.js
-- says: severity = high / cause = compression is off for assets
http_response: path = '/app.js', kind = 'asset', media = 'script', body_bytes = 80000, gzip_saving_bytes = 50000, is_compressed = 0

-- bad: a byte less
-- finds: /app.js
-- says: severity = medium / cause = compression is off for assets
http_response: path = '/app.js', kind = 'asset', media = 'script', body_bytes = 80000, gzip_saving_bytes = 49999, is_compressed = 0

-- bad: just 10 kB
-- finds: /app.js
-- says: severity = medium / cause = compression is off for assets
http_response: path = '/app.js', kind = 'asset', media = 'script', body_bytes = 30000, gzip_saving_bytes = 10000, is_compressed = 0

-- bad: a byte less than that
-- finds: /app.js
-- says: severity = low / cause = compression is off for assets
http_response: path = '/app.js', kind = 'asset', media = 'script', body_bytes = 30000, gzip_saving_bytes = 9999, is_compressed = 0

-- good: a bundle sent compressed
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script'

-- good: a small file is not worth it
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', body_bytes = 1300, gzip_saving_bytes = 900, is_compressed = 0

-- good: a picture does not shrink
http_response: path = '/a.png', kind = 'asset', media = 'image', body_bytes = 90000, gzip_saving_bytes = 2000, is_compressed = 0

-- good: at the edges: a tenth of the bytes, and 1,400 of them
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', gzip_saving_bytes = 3000, is_compressed = 0
http_response: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', media = 'script', body_bytes = 1300, gzip_saving_bytes = 1400, is_compressed = 0

-- good: compressed already; gone, a page, switched protocols
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', gzip_saving_bytes = 21000
http_response: path = '/assets/vendor-5e6f7a8b.js_2', kind = 'asset', status = 410, media = 'script', gzip_saving_bytes = 21000, is_compressed = 0
http_response: path = '/assets/vendor-5e6f7a8b.js_3', media = 'script', gzip_saving_bytes = 21000, is_compressed = 0
http_response: path = '/assets/vendor-5e6f7a8b.js_4', kind = 'asset', status = 101, media = 'script', gzip_saving_bytes = 21000, is_compressed = 0

-- good: an image that gzip makes a byte smaller
http_response: path = '/a.png', kind = 'asset', media = 'image', gzip_saving_bytes = 1

-- not applicable: an image that gzip makes no smaller
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'image'

-- not applicable: no good answer of an asset: switched protocols, a page, a redirect
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', status = 101, media = 'script'
http_response: path = '/assets/vendor-5e6f7a8b.js', media = 'script'
http_response: path = '/assets/style-9c0d1e2f.css', kind = 'asset', status = 302, media = 'script'
