/*
title    = "Metrics are not for everybody"
severity = "medium"
harm     = "breach"
stage    = 100
applies  = "http_metrics where exists (select 1 from http_site where is_public = 1)"
why      = """
Routes, versions, queue lengths and sales can be read off them. Only a public name is judged: on localhost or a private network it is right
that metrics can be read."""
fix      = '''
Serve them on another port, or let the proxy refuse the path from outside. So that scans go on reading them, name that port in plimsoll.toml, below [app]:
metrics = "http://127.0.0.1:9100/metrics".'''
docs     = ["https://prometheus.io/docs/operating/security/"]
*/
select
    m.path as subject,
    m.path || ' can be read by anybody on the internet' as message,
    printf('# nginx, in http { … }. Behind a CDN or load balancer set real_ip_header first, or everybody counts as inside
geo $is_inside { default 0; 127.0.0.0/8 1; 10.0.0.0/8 1; 172.16.0.0/12 1; 192.168.0.0/16 1; ::1 1; fc00::/7 1; }
map $uri $is_metrics { default 0; %s }
map "$is_inside$is_metrics" $is_refused { default 0; 01 1; }
# in server { … }
if ($is_refused) { return 404; }', (
        select group_concat(nginx_word(path) || ' 1;', ' ') from http_metrics where is_readable = 1 and is_inner = 0 and is_by_credentials = 0)) as fix, 'nginx' as fix_kind,
    m.families
from http_metrics m
where m.is_readable = 1 and m.is_inner = 0 and m.is_by_credentials = 0
order by m.path
