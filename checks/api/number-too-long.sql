/*
title    = "Numbers fit into those of JavaScript"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_endpoint where media = 'json'"
why      = """
JSON has numbers of any length, and JavaScript holds whole ones up to 2⁵³ − 1 only: 9007199254740993 is read as 9007199254740992, without an error. An id that is rounded asks for
another thing, or for none. Ids that are drawn (snowflakes, 64-bit hashes) are as long from the first day. Where the member is called an id it is medium, else low."""
fix      = '''
Send long ids as strings, beside the number while old clients still read that (`id_str`), and keep them as `bigint` in Postgres.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc8259.html#section-6", "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Number/MAX_SAFE_INTEGER"]
*/
select
    request_name(method, path, operation) as subject,
    format('`%s` of %s is a number that JavaScript rounds', long_number, request_name(method, path, operation)) as message,
    iif(lower(long_number) = 'id' or lower(long_number) glob '*[_-]id' or long_number glob '*[a-z0-9]I[dD]', 'medium', 'low') as severity
from http_endpoint
where long_number is not null
order by subject
