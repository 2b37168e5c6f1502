-- bad: a link to localhost
-- finds: http://localhost:3000
http_site:
http_local_address:

-- good: none
http_site:

-- bad: instructions for developers look like it: a guess
-- finds: http://localhost:3000
-- says: certainty = likely / cause = answers name addresses beside the server
http_site:
http_local_address:

-- bad: in public
-- finds: http://localhost:3000
-- says: severity = medium
http_site:
http_local_address:

-- bad: inside a private network an inner name leads somewhere
-- finds: http://wiki.internal
-- says: severity = low
http_site: is_public = 0
http_local_address: address = 'http://wiki.internal'
