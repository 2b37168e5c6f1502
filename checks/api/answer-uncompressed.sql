/*
title    = "Data travels compressed"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'api' and media in ('json', 'text') and status between 200 and 299"
why      = """
JSON shrinks to a fifth. Sent plain it is the phone's battery, the user's data plan and your bandwidth. An answer counts when gzip -6,
tried on it by us, would save more than 1,400 bytes and more than 10 %."""
fix      = '''
nginx: name application/json in gzip_types. Express: `compression()`. Tower: `CompressionLayer`.'''
docs     = ["https://nginx.org/en/docs/http/ngx_http_gzip_module.html"]
params.min_saving_bytes = 1400
params.min_saving_pct = 10
*/
select
    path as subject,
    format('%s is sent plain: gzip would save %d of %d bytes', path, gzip_saving_bytes, body_bytes) as message,
    nginx_snippet('compressing') as fix, 'nginx' as fix_kind,
    body_bytes,
    gzip_saving_bytes as saving_bytes
from http_response
where kind = 'api' and status between 200 and 299 and is_compressed = 0
  and gzip_saving_bytes > :min_saving_bytes and 100.0 * gzip_saving_bytes > :min_saving_pct * body_bytes
order by gzip_saving_bytes desc, path
