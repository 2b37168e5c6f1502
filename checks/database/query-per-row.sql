/*
title    = "No answer runs the same query again and again"
severity = "high"
harm     = "slow"
size     = "database_ms"
stage    = 1000
applies  = "load_query_cost"
why      = """The page first asks for a list, then once more for every row of it (an N+1 query). With ten test rows nobody
notices; with users' data each visit makes dozens of round trips, and the database is busy with questions instead of
answers. Five calls of one statement for one answer is the sign, the same number that error trackers warn at. How bad it is
the answer's time says: high where the calls make a fifth of it or more, medium from a twentieth on, low below; a round trip counts
as a quarter of a millisecond, as within one data centre. SET, BEGIN, FETCH and the like are no queries, also behind a comment, nor is what a pool sends before it takes a connection back."""
fix      = """Load the rows of all parents with one statement: a join, `where parent_id = any($1)`, or your ORM's eager loading
(`select_related` and `prefetch_related`, `includes`, `with`, `Include`)."""
docs     = ["https://use-the-index-luke.com/sql/join/nested-loops-join-n1-problem"]
params.min_calls = 5
params.round_trip_ms = 0.25
params.high_pct = 20
params.medium_pct = 5
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' runs one statement ' || cast(round(q.calls_per_request) as integer) || ' times for a single answer' as message,
       q.statement as statement,
       (select p.statement from load_query p
        where p.endpoint = q.endpoint and p.queryid <> q.queryid and abs(p.calls_per_request * p.rows_per_call - q.calls_per_request) < 0.5
        order by p.calls_per_request, p.queryid limit 1) as for_each_row_of,
       'the statement ' || q.statement as cause,
       case when q.share_pct >= :high_pct then 'high' when q.share_pct >= :medium_pct then 'medium' else 'low' end as severity,
       q.share_pct as answer_pct,
       q.calls_per_request as calls_per_request,
       q.rows_per_call as rows_per_call,
       q.ms_per_request as database_ms
from (select q.*, 100.0 * (q.ms_per_request + :round_trip_ms * q.calls_per_request) / c.p50_ms as share_pct
      from load_query q join load_request_cost c using (endpoint)) q
join load_endpoint e using (endpoint)
where q.calls_per_request >= :min_calls
  and not exists (select 1 from json_each('["set %", "begin%", "start transaction%", "commit%", "rollback%", "savepoint%", "release %", "show %", "reset %",
                      "discard %", "deallocate %", "select set_config(%", "select pg_advisory_unlock_all(%", "declare %", "fetch %", "close %", "listen %", "unlisten %",
                      "notify %"]') u, json_each('["", " ", "\n"]') s
                  -- Behind a comment, as what tags statements writes it.
                  where ltrim(q.statement) like u.value or q.statement like '/*%*/' || s.value || u.value)
order by subject, q.calls_per_request desc, q.queryid
