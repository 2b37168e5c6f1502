/*
title    = "Lists come in pages"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "http_list"
why      = """
A list that always comes whole grows with the business: each new customer makes it slower for all the others, until it times
out. Counted as unpaged: a list that no usual parameter (limit, per_page, page_size …) made shorter, that names no next page, and that
is longer than 100 items or 100 kB; or any that hands out more than 1,000 items unasked (the largest page of AIP-158)."""
fix      = '''
Give every list a `limit` with a default (20 to 50) and a highest value, and a cursor that leads to the next page:
`where (created_at, id) < ($1, $2) order by created_at desc, id desc limit $3`.'''
docs     = ["https://google.aip.dev/158"]
params.max_items = 100
params.max_bytes = 100000
params.most_items = 1000
*/
select
    path as subject,
    format('%s hands out all of its %d items at once', path, items) as message,
    items,
    body_bytes
from http_list
where (limit_parameter is null and has_next = 0 and (items > :max_items or body_bytes > :max_bytes))
   or items > :most_items
order by items desc, path
