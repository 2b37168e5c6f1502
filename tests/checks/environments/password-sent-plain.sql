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
