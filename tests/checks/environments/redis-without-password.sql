-- bad: reached over the network
-- finds: requirepass
redis_server: is_password_required = 0, is_loopback = 0

-- bad: a container on this machine, open to the network
-- finds: requirepass
redis_server: is_password_required = 0, is_protected_mode = 0

-- good: a password
redis_server: is_protected_mode = 0, is_loopback = 0

-- good: on this machine, and closed to all others
redis_server: is_password_required = 0

-- undecided: on this machine, CONFIG denied
-- leaves open: requirepass
redis_server: is_password_required = 0, is_protected_mode = null
