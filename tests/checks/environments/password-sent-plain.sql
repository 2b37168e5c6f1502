-- bad: from the network in clear
-- finds: line 97
db_login_rule: kind = 'host', method = 'password'

-- good: inside of TLS
db_login_rule: method = 'password'
db_login_rule: number = 98, kind = 'host'
