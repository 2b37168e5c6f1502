-- bad: two gigabytes of data
-- finds: shared_buffers
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 2147483648

-- good: little data
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 209715200

-- good: set
db_setting: name = 'shared_buffers', number = 2147483648.0
db_table: bytes = 21474836480
