/*
title    = "Data travels compressed"
severity = "high"
harm     = "slow"
size     = "saving_bytes"
stage    = 1000
applies  = "http_endpoint where media in ('json', 'text') and status between 200 and 299"
why      = """
JSON shrinks to a fifth. Sent plain it is the phone's battery, the user's data plan and your bandwidth. An answer counts when gzip -6,
tried on it by us, would save more than 1,400 bytes and more than 10 % (the limits of WebPageTest). How bad it is the bytes say: on a slow
phone line (1.6 Mbit/s, as Lighthouse throttles) 50 kB are a quarter of a second: high from there on, medium from 10 kB on, low below. An
answer that is compressed for a browser and plain for what adds `Via`, as CDNs do, counts too, and is medium from 50 kB on."""
fix      = '''
nginx: name application/json in gzip_types. Express: `compression()`. Tower: `CompressionLayer`.'''
docs     = ["https://nginx.org/en/docs/http/ngx_http_gzip_module.html"]
params.min_saving_bytes = 1400
params.min_saving_pct = 10
params.medium_bytes = 10000
params.high_bytes = 50000
*/
select
    request_name(method, path, operation) as subject,
    iif(is_compressed = 1, request_name(method, path, operation) || ' is compressed for a browser, and plain for a CDN or proxy',
        format('%s is sent plain: gzip would save %d of %d bytes', request_name(method, path, operation), gzip_saving_bytes, body_bytes)) as message,
    nginx_snippet('compressing') as fix, 'nginx' as fix_kind,
    case
        when gzip_saving_bytes >= :high_bytes then 'high'
        when gzip_saving_bytes >= :medium_bytes or (is_compressed = 1 and body_bytes >= :high_bytes) then 'medium'
        else 'low'
    end as severity,
    iif(is_compressed = 1, 'answers are plain behind a proxy', 'compression is off for answers of the API') as cause,
    body_bytes,
    gzip_saving_bytes as saving_bytes
from http_endpoint
where status between 200 and 299
  and ((is_compressed = 0 and gzip_saving_bytes > :min_saving_bytes and 100.0 * gzip_saving_bytes > :min_saving_pct * body_bytes)
       or (is_compressed = 1 and is_compressed_behind_proxy = 0))
order by gzip_saving_bytes desc, path, method, operation
