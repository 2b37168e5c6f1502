-- bad: over a network, in clear text
-- finds: tls
redis_server: is_loopback = 0

-- bad: inside of a private network
-- finds: tls
-- says: severity = low
redis_server: is_loopback = 0, is_private = 1

-- bad: over the internet
-- finds: tls
-- says: severity = medium
redis_server: is_loopback = 0, is_private = 0

-- good: encrypted
redis_server: is_loopback = 0, is_tls = 1

-- not applicable: it never leaves the machine
redis_server:
