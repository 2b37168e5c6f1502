/*
title    = "Nobody can ask for a hundred thousand items at once"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "http_list where is_large_page_refused = 1 or is_large_page_echoed = 1 or has_next_on_large_page = 1 or large_page_items > 1000"
why      = """
One request with `limit=100000` that is served makes the database read and the app pack all of it; a few of them side by side
stop the app for everybody. We asked once. More than 1,000 items (the largest page of AIP-158), or an answer that says that it took
100,000 as its limit, is too much. Only what came is sure: an app may repeat the limit in its answer and keep a lower one, and of a
list this short nobody can tell. High from 10,000 items in one answer on: that is ten of the largest pages that AIP-158 allows."""
fix      = '''
Cap it in the handler: `let limit = limit.clamp(1, 100)`, or answer 422.'''
docs     = ["https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/"]
params.most_items = 1000
params.high_items = 10000
*/
select
    path as subject,
    case
        when large_page_items > :most_items then format('%s serves %s=100000: %d items in one answer', path, limit_parameter, large_page_items)
        else format('%s says that it took %s=100000 (sure once it holds more than %d items)', path, limit_parameter, large_page_items)
    end as message,
    iif(large_page_items >= :high_items, 'high', 'medium') as severity,
    iif(large_page_items > :most_items, 'sure', 'likely') as certainty,
    'no list of the API has a largest page' as cause,
    large_page_items,
    items as default_items
from http_list
where is_large_page_refused = 0 and (large_page_items > :most_items or is_large_page_echoed = 1)
order by large_page_items desc, path
