-- bad: over a network, in clear text
-- finds: tls
redis_server: is_loopback = 0

-- good: encrypted
redis_server: is_loopback = 0, is_tls = 1

-- not applicable: it never leaves the machine
redis_server:
