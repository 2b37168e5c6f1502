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
Serve them on another port, or let the proxy refuse the path from outside.'''
docs     = ["https://prometheus.io/docs/operating/security/"]
*/
select
    m.path as subject,
    m.path || ' can be read by anybody on the internet' as message,
    format('location = %s { allow 10.0.0.0/8; deny all; }', nginx_word(m.path)) as fix,
    m.families
from http_metrics m
where m.is_readable = 1
order by m.path
