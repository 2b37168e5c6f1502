/*
title    = "A query of GraphQL is not nested without end"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_graphql"
why      = """
Where a product has a maker and a maker has products, one short request asks for products of makers of products, and so on: each turn multiplies what is looked up, and one visitor
takes the database for himself. No page needs a depth of twenty; limits are set at six (graphql-armor) to fifteen (graphql-ruby). Asked was for an object that is not there, so
that nothing was looked up. A limit on the cost of a query, or a list of those that are allowed, may stop the ones that hurt: this is a guess."""
fix      = '''
Set a limit: `max_depth 10` (graphql-ruby), graphql-armor's maxDepth (Apollo, Yoga, Envelop), `depth_limit_validator` (Graphene), `AddMaxExecutionDepthRule` (Hot Chocolate); or run
only queries that your own pages were built with (persisted queries).'''
docs     = ["https://graphql.org/learn/security/#demand-control", "https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html#query-limiting-depth-amount"]
*/
select
    path as subject,
    iif(takes_deep is null, format('whether %s runs a query however deep is not known: none could be made of what it tells a guest', path),
        format('%s ran a query that is nested %d deep (sure if no limit on cost stops what hurts)', path, depth_asked)) as message,
    takes_deep is null as undecided,
    iif(takes_deep is null, 'scan a copy on which introspection is on', null) as fix, 'code' as fix_kind,
    'likely' as certainty
from http_graphql
where coalesce(takes_deep, 1) = 1
order by path
