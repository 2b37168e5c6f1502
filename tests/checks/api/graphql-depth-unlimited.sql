-- bad: any depth is run
-- finds: /graphql
-- says: /graphql ran a query that is nested 20 deep (sure if no limit on cost stops what hurts) / (no fix) / certainty = likely
http_graphql: takes_deep = 1

-- undecided: it tells no types
-- leaves open: /graphql
http_graphql: types = null, takes_deep = null

-- good: it was refused
http_graphql:

-- not applicable: no GraphQL
