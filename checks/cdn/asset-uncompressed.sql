/*
title    = "Text assets travel compressed"
severity = "high"
harm     = "slow"
size     = "saving_bytes"
stage    = 1000
applies  = "http_response where kind = 'asset' and (media in ('script', 'css', 'text', 'json', 'html') or gzip_saving_bytes > 0) and status between 200 and 299"
why      = """
Code and styles shrink to a third or less. Sent plain they cost every visitor on a phone seconds, and cost the app the
bandwidth that runs out first. A file counts when gzip -6, tried on it by us, would save more than 1,400 bytes and more than
10 % (the limits of WebPageTest and Lighthouse). A usual cause: `gzip on` in nginx packs HTML only, unless gzip_types is set.
How bad it is the bytes say: on a slow phone line (1.6 Mbit/s, as Lighthouse throttles) 50 kB are a quarter of a second: high from there
on, medium from 10 kB on, low below."""
fix      = '''
Switch compression on for all kinds of text. nginx: `gzip_types`. Express: `compression()`. Django: WhiteNoise with
CompressedManifestStaticFilesStorage (with another storage it sends plain), or GZipMiddleware above it.'''
docs     = ["https://nginx.org/en/docs/http/ngx_http_gzip_module.html"]
params.min_saving_bytes = 1400
params.min_saving_pct = 10
params.medium_bytes = 10000
params.high_bytes = 50000
*/
select
    coalesce(name, path) as subject,
    format('%s is sent plain: gzip would save %d of %d bytes', path, gzip_saving_bytes, body_bytes) as message,
    nginx_snippet('compressing') as fix, 'nginx' as fix_kind,
    case when gzip_saving_bytes >= :high_bytes then 'high' when gzip_saving_bytes >= :medium_bytes then 'medium' else 'low' end as severity,
    'compression is off for assets' as cause,
    path,
    body_bytes,
    gzip_saving_bytes as saving_bytes
from http_response
where kind = 'asset' and status between 200 and 299 and is_compressed = 0
  and gzip_saving_bytes > :min_saving_bytes and 100.0 * gzip_saving_bytes > :min_saving_pct * body_bytes
order by gzip_saving_bytes desc, path
