/*
title    = "Lists come in pages"
severity = "high"
harm     = "slow"
size     = "body_bytes"
stage    = 1000
applies  = "http_list"
why      = """
A list that always comes whole grows with the business: each new customer makes it slower for all the others, until it times
out. Counted as unpaged: a list that no usual parameter (limit, per_page, take, page[size], $top …) made shorter and whose description
declares none, that names no next page (a link, a cursor, a total, Content-Range), and that
is longer than 100 items or 100 kB; or any that hands out more than 1,000 items unasked (the largest page of AIP-158). Up to 1,000 it is a
guess, since a parameter of another name may page it; and no more than a hint where no item says when it was made, none is known by a number or a UUID, and all are light: a list of
countries by their codes does not grow. What writes is sent once and never asked for fewer: a
list that comes with it counts where nothing that is sent says how many are wanted (limit, first …). How bad it is the bytes say: 1 MB takes five seconds on a
slow phone line (1.6 Mbit/s, as Lighthouse throttles): high from there on; medium from 100 kB or above 1,000 items, low below."""
fix      = '''
Give every list a `limit` with a default (20 to 50) and a highest value, and a cursor that leads to the next page:
`where (created_at, id) < ($1, $2) order by created_at desc, id desc limit $3`.'''
docs     = ["https://google.aip.dev/158"]
params.max_items = 100
params.max_bytes = 100000
params.most_items = 1000
params.high_bytes = 1000000
*/
select
    request_name(method, path, operation) as subject,
    case
        when items > :most_items then format('%s hands out %d items at once', request_name(method, path, operation), items)
        when is_asked_again = 1
            then format('%s hands out all of its %d items at once (sure if their number grows with the business)', path, items)
        else format('%s hands out %d items and names no page and no limit (sure if their number grows with the business)',
            request_name(method, path, operation), items)
    end as message,
    case when body_bytes >= :high_bytes then 'high' when body_bytes > :max_bytes or items > :most_items then 'medium' else 'low' end as severity,
    case
        when items > :most_items then 'sure'
        when is_dated = 1 or body_bytes > :max_bytes then 'likely'
        else 'hint'
    end as certainty,
    items,
    body_bytes
from http_list
where (limit_parameter is null and has_next = 0 and (items > :max_items or body_bytes > :max_bytes))
   or items > :most_items
order by items desc, path, method, operation
