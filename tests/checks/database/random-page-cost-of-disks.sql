-- bad: the default, on data that does not fit into memory
-- finds: random_page_cost
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 4294967296

-- good: all in memory
db_setting: name = 'random_page_cost', number = 4.0
db_table: bytes = 314572800

-- good: set
db_setting: name = 'random_page_cost', number = 1.1
db_table: bytes = 4294967296
