-- bad: shared_buffers was raised, this was not
-- finds: effective_cache_size
db_setting: name = 'effective_cache_size', number = 536870912.0
db_setting: name = 'shared_buffers', number = 1073741824.0

-- bad: only what is called effective_cache_size is too small
-- finds: effective_cache_size
db_setting: name = 'effective_cache_size', number = 536870912.0
db_setting: name = 'shared_buffers', number = 1073741824.0
db_setting: number = 134217728.0

-- good: as it comes
db_setting: name = 'effective_cache_size', number = 4294967296.0
db_setting: name = 'shared_buffers', number = 134217728.0

-- good: another setting of that size
db_setting: name = 'effective_cache_size', number = 536870912.0
db_setting: number = 1073741824.0

-- good: at the edge: the same size
db_setting: name = 'effective_cache_size', number = 1073741824.0
db_setting: name = 'shared_buffers', number = 1073741824.0

-- not applicable: shared_buffers alone
db_setting: name = 'shared_buffers', number = 1073741824.0
