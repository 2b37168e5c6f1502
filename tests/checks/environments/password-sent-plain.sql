-- bad: from the network in clear
-- finds: line 97
db_login_rule: kind = 'host', method = 'password'

-- bad: a rule for the machine itself does not matter
-- finds: line 97
db_login_rule: kind = 'host', method = 'password'
db_login_rule: kind = 'host', method = 'password', is_remote = 0

-- good: inside of TLS
db_login_rule: method = 'password'
db_login_rule: number = 98, kind = 'host'

-- not applicable: a rule for the machine itself
db_login_rule: is_remote = 0

-- bad: a password is asked for in a way that hides it
-- finds: line 97
-- says: 10.9.8.0/24 md5
-- says: / applied = conf
db_login_rule: kind = 'host', method = 'password', address = '10.9.8.0/24'

-- bad: another server knows the passwords
-- finds: line 97
-- says: / first ssl = on
-- says: / applied = code
db_login_rule: kind = 'host', method = 'ldap'
