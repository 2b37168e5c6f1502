-- bad: no such item, with 200
-- finds: /api/item
-- says: /api/item answers 200, and says in `error` that it went wrong (sure if that is what it says) / (no fix) / certainty = likely
http_endpoint: path = '/api/item', media = 'json', error_member = 'error'

-- good: with a status of its own, and GraphQL
http_endpoint: path = '/api/item', media = 'json'
http_endpoint: path = '/graphql', method = 'POST', operation = 'Items', media = 'json', error_member = 'errors'

-- not applicable: GraphQL alone
http_endpoint: path = '/graphql', method = 'POST', operation = 'Items', media = 'json', error_member = 'errors'

-- not applicable: no data
http_endpoint: path = '/api/item'
