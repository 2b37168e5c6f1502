-- bad: one kind is forbidden
-- finds: enable_seqscan
db_setting: name = 'enable_seqscan', value = 'off'
db_setting: name = 'enable_hashjoin', value = 'on'

-- bad: just 1 GB of tables
-- finds: enable_seqscan
-- says: severity = high
db_setting: name = 'enable_seqscan', value = 'off'
db_table: bytes = 1073741824

-- bad: a byte less
-- finds: enable_seqscan
-- says: severity = medium
db_setting: name = 'enable_seqscan', value = 'off'
db_table: bytes = 1073741823

-- bad: just 100 MB
-- finds: enable_seqscan
-- says: severity = medium
db_setting: name = 'enable_seqscan', value = 'off'
db_table: bytes = 104857600

-- bad: a byte less than that
-- finds: enable_seqscan
-- says: severity = low
db_setting: name = 'enable_seqscan', value = 'off'
db_table: bytes = 104857599

-- bad: the bytes of a partitioned table are counted below it
-- finds: enable_seqscan
-- says: severity = low
db_setting: name = 'enable_seqscan', value = 'off'
db_table: is_partitioned = 1, bytes = 1073741824

-- bad: no table
-- finds: enable_seqscan
-- says: severity = low
db_setting: name = 'enable_seqscan', value = 'off'

-- good: off as it comes
db_setting: name = 'enable_seqscan', value = 'on'
db_setting: name = 'enable_partitionwise_join', value = 'off'

-- good: something else is off
db_setting: value = 'off'
db_setting: name = 'enable_hashjoin'

-- not applicable: another setting
db_setting: name = 'jit'
