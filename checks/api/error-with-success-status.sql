/*
title    = "What went wrong has a status that says so"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_endpoint where media = 'json' and operation = ''"
why      = """
Monitoring, load tests, retries of clients and caches all go by the status. An error that answers 200 is counted as a success by each of them: an outage is seen by
nobody, and a cache may keep it. Seen is that the answer says so in a member of its own (`error`, `errors`, `success: false`) and brings no data. GraphQL and JSON-RPC have rules of
their own and are left out. That such a member means an error is a guess."""
fix      = '''
Answer 4xx where the request is at fault and 5xx where the app is, with `application/problem+json` in place of a member.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9110.html#name-status-codes", "https://www.rfc-editor.org/rfc/rfc9457.html"]
*/
select
    request_name(method, path, operation) as subject,
    format('%s answers %d, and says in `%s` that it went wrong (sure if that is what it says)', request_name(method, path, operation), status, error_member) as message,
    'likely' as certainty,
    status
from http_endpoint
where operation = '' and error_member is not null
order by subject
