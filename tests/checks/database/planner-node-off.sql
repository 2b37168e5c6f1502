-- bad: one kind is forbidden
-- finds: enable_seqscan
db_setting: name = 'enable_seqscan', value = 'off'
db_setting: name = 'enable_hashjoin', value = 'on'

-- good: off as it comes
db_setting: name = 'enable_seqscan', value = 'on'
db_setting: name = 'enable_partitionwise_join', value = 'off'

-- good: something else is off
db_setting: value = 'off'
db_setting: name = 'enable_hashjoin'

-- not applicable: another setting
db_setting: name = 'jit'
