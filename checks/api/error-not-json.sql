/*
title    = "Errors of the API can be read by a program"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_error where area = 'api'"
why      = """
A client that expects data and gets a page of HTML shows its user "unexpected token <". Worse is a page with status 200: the client
takes it for an answer, and so does whoever counts errors: medium. With a status that says what it is, it is low, and a line of plain text
is none, nor is an answer without a body: a program can tell by the status. Asked was a path below the API that does not exist."""
fix      = '''
Give the API a fallback of its own that answers 404 with `application/problem+json` (RFC 9457), before the one for pages.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9457.html"]
*/
select
    'missing path below the API' as subject,
    case
        when status between 200 and 399 then format('%s does not exist, and the answer is %d with %s', path, status, case form
            when 'text' then 'a line of text'
            when 'empty' then 'nothing in it'
            when 'redirect' then 'another address'
            when 'other' then 'something that is no data'
            else 'a page'
        end)
        else format('%s does not exist, and the answer is a page of HTML', path)
    end as message,
    iif(status between 200 and 399, 'medium', 'low') as severity,
    status
from http_error
where area = 'api' and is_json = 0 and (is_page = 1 or status between 200 and 399)
order by path
