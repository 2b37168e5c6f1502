-- bad: an edge, a gateway, a mesh
-- finds: gateways
http_site:
http_hop: name = 'varnish'
http_hop: position = 2, name = 'kong/3.4'
http_hop: position = 3, name = 'envoy'

-- good: an edge and nginx
http_site:
http_hop: name = 'cloudfront'
http_hop: position = 2

-- good: none
http_site:

-- bad: the host's own look like it: a guess
-- finds: gateways
-- says: certainty = likely
http_site:
http_hop: name = 'vegur'
http_hop: position = 2, name = 'varnish'
http_hop: position = 3
