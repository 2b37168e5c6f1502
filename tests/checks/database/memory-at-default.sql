-- bad: two gigabytes of data
-- finds: shared_buffers
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 2147483648

-- bad: one byte more than four times as much
-- finds: shared_buffers
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 536870913

-- bad: just 4 GB
-- finds: shared_buffers
-- says: severity = medium
-- says: certainty = likely
-- says: no more than 512 MB
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 4294967296

-- bad: a byte less
-- finds: shared_buffers
-- says: severity = low
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 4294967295

-- good: little data
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 209715200

-- good: set
db_setting: name = 'shared_buffers', number = 2147483648.0
db_table: bytes = 21474836480

-- good: at the edge: four times as much
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: bytes = 536870912

-- good: one byte more than the default
db_setting: name = 'shared_buffers', number = 134217729.0
db_table: bytes = 2147483648

-- good: the bytes of a partitioned table are its partitions'
db_setting: name = 'shared_buffers', number = 134217728.0
db_table: is_partitioned = 1, bytes = 2147483648

-- good: another setting of that size
db_setting: name = 'shared_buffers', number = 2147483648.0
db_setting: number = 134217728.0
db_table: bytes = 2147483648

-- not applicable: another setting
db_setting: number = 134217728.0
