/*
title    = "What is read writes nothing"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "load_request_postgres join load_endpoint using (endpoint) where request like 'GET %'"
why      = """
Reads are what most visitors do, most often; one that writes as well waits for the disk at each commit, locks a row that others want, and leaves dead rows behind. It can
be served by no cache, CDN or standby, and whatever fetches ahead (a browser, a preview, a crawler) does what it does. What an endpoint runs was counted while it was asked alone, the
same request again and again. A session that is saved at each request is a write too."""
fix      = '''
Take the write out of the read: count views in Redis and write them together once a minute, save a session where it changed, note the last visit once a day. What changes
something is a POST.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9110.html#name-safe-methods", "https://docs.djangoproject.com/en/stable/topics/http/sessions/#when-sessions-are-saved"]
params.min_per_request = 0.5
*/
select
    e.request as subject,
    format('each %s runs %.1f statements that write', e.request, sum(q.calls_per_request)) as message,
    sum(q.calls_per_request) as writes,
    sum(q.ms_per_request) as took_ms,
    (
        select x.statement
        from load_query x
        where x.endpoint = e.endpoint and x.is_write = 1
        order by x.calls_per_request desc, x.queryid
        limit 1) as statement
from load_query q
join load_endpoint e using (endpoint)
where e.request like 'GET %'
  and q.is_write = 1
group by e.endpoint
having sum(q.calls_per_request) >= :min_per_request
order by e.request
