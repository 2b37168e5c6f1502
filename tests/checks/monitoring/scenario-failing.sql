-- bad: the second step of a visit is not answered as it should be
-- finds: shop/read
load_endpoint: name = 'list', request = 'GET /items'
load_endpoint: endpoint = 2, name = 'read', request = 'GET /items/{id}'
load_walk:
load_walk: endpoint = 2, failure = 'status'

-- good: slow, but it works
load_endpoint: name = 'list', request = 'GET /items'
load_walk:
