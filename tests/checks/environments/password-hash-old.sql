-- bad: as it was before 14
-- finds: password_encryption
db_setting: name = 'password_encryption', value = 'md5'

-- bad: another setting does not count
-- finds: password_encryption
db_setting: name = 'password_encryption'
db_setting:

-- good: as it comes
db_setting: name = 'password_encryption', value = 'scram-sha-256'

-- not applicable: another setting
db_setting:
