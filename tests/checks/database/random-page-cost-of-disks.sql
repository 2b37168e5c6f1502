-- bad: the default, on data that does not fit into memory
-- finds: random_page_cost
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 4294967296

-- bad: one byte over 1 GB
-- finds: random_page_cost
-- says: certainty = likely
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 1073741825

-- good: at the edge: 1 GB
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 1073741824

-- good: all in memory
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 314572800

-- good: set
db_setting: name = 'random_page_cost', number = 1.1
db_table: bytes = 4294967296

-- good: three
db_setting: name = 'random_page_cost', number = 3.0
db_table: bytes = 4294967296

-- good: a byte less than 1 GB
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 1073741823

-- good: the bytes of a partitioned table are its partitions'
db_setting: name = 'random_page_cost', number = 4.0
db_table: is_partitioned = 1, bytes = 4294967296

-- good: another setting of four, beside a low one
db_setting: name = 'random_page_cost', number = 1.1
db_setting: number = 4.0
db_table: bytes = 4294967296

-- not applicable: another setting of four
db_setting: number = 4.0
