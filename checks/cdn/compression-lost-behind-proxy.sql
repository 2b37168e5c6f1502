/*
title    = "Answers stay compressed when a proxy asks"
severity = "medium"
harm     = "slow"
size     = "body_bytes"
stage    = 1000
applies  = "http_response where is_compressed_behind_proxy is not null and status between 200 and 299"
why      = """
A CDN adds the header `Via` to its requests. nginx then sends its answers plain, unless `gzip_proxied` says otherwise: you see
compressed answers while you test, and the CDN gets and hands on uncompressed ones. We asked the same address with and without `Via`.
Medium from 50 kB on (a quarter of a second on a slow phone line of 1.6 Mbit/s), low below."""
fix      = '''
nginx: `gzip_proxied any;` beside `gzip on;`.'''
docs     = ["https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip_proxied"]
params.medium_bytes = 50000
*/
select
    coalesce(name, path) as subject,
    path || ' is compressed for a browser, and plain for a CDN or proxy' as message,
    nginx_snippet('compressing') as fix, 'nginx' as fix_kind,
    iif(body_bytes >= :medium_bytes, 'medium', 'low') as severity,
    'answers are plain behind a proxy' as cause,
    path,
    wire_bytes,
    body_bytes
from http_response
where is_compressed_behind_proxy = 0 and is_compressed = 1 and status between 200 and 299
order by body_bytes desc, path
