-- bad: a bundle sent plain
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', gzip_saving_bytes = 21000, is_compressed = 0

-- good: a bundle sent compressed
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script'

-- good: a small file is not worth it
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', body_bytes = 1300, gzip_saving_bytes = 900, is_compressed = 0

-- good: a picture does not shrink
http_response: path = '/a.png', kind = 'asset', media = 'image', body_bytes = 90000, gzip_saving_bytes = 2000, is_compressed = 0
