-- bad: it tells everybody
-- finds: /graphql
-- says: /graphql tells a guest of 12 types (sure if only your own pages use it) / (no fix) / certainty = likely
http_graphql: types = 12

-- bad: a single one
-- finds: /graphql
http_graphql: types = 1

-- good: it tells nobody
http_graphql:

-- good: it tells of none
http_graphql: types = 0

-- not applicable: no GraphQL
