-- bad: open to the world
-- finds: line 97
db_login_rule: kind = 'host', address = '0.0.0.0/0', method = 'trust'

-- bad: a rule for every role from anywhere
-- finds: line 97
-- says: lets in every
-- says: role from everywhere
db_login_rule: address = 'all', method = 'trust'

-- bad: a rule for one role from anywhere
-- finds: line 97
-- says: lets in ana
-- says: ana from everywhere
db_login_rule: users = 'ana', address = '0.0.0.0/0', method = 'trust'

-- good: with a password, and trust on the machine itself
db_login_rule: kind = 'host', address = '0.0.0.0/0'
db_login_rule: number = 90, kind = 'local', address = null, method = 'trust', is_remote = 0
db_login_rule: number = 91, kind = 'host', address = '127.0.0.1/32', method = 'trust', is_remote = 0

-- not applicable: a rule for the machine itself
db_login_rule: number = 91, is_remote = 0
