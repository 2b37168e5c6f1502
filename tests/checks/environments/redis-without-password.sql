-- bad: reached over the network
-- finds: requirepass
redis_server: is_password_required = 0, is_loopback = 0

-- bad: a container on this machine, open to the network
-- finds: requirepass
redis_server: is_password_required = 0, is_protected_mode = 0

-- bad: no password over the network, and no protection that is told
-- finds: requirepass
-- says: Whoever reaches this
-- says: ACL SETUSER app on >CHOOSE-A-LONG-ONE
redis_server: is_password_required = 0, is_protected_mode = null, is_loopback = 0

-- bad: no password, and no protection, on this machine
-- finds: requirepass
-- says: Whoever reaches this
-- says: ACL SETUSER app on >CHOOSE-A-LONG-ONE
redis_server: is_password_required = 0, is_protected_mode = 0

-- bad: in a private network it takes somebody who is inside
-- finds: requirepass
-- says: severity = medium / cause = password of Redis
redis_server: is_password_required = 0, is_loopback = 0, is_private = 1

-- bad: open to the internet
-- finds: requirepass
-- says: severity = critical
redis_server: is_password_required = 0, is_loopback = 0, is_private = 0

-- bad: nobody knows where it is
-- finds: requirepass
-- says: severity = critical
redis_server: is_password_required = 0, is_loopback = 0

-- good: a password
redis_server: is_protected_mode = 0, is_loopback = 0

-- good: on this machine, and closed to all others
redis_server: is_password_required = 0

-- undecided: on this machine, CONFIG denied
-- leaves open: requirepass
redis_server: is_password_required = 0, is_protected_mode = null

-- undecided: whether it asks for a password is not told, over the network
-- leaves open: requirepass
-- says: Whether strangers may
-- says: grant +config|get to
redis_server: is_password_required = null, is_loopback = 0

-- undecided: no password on this machine, and no protection that is told
-- leaves open: requirepass
-- says: Whether strangers may
-- says: grant +config|get to
redis_server: is_password_required = 0, is_protected_mode = null
