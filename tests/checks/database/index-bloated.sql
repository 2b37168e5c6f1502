-- bad: a third full
-- finds: orders_note
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11, filled_pct = 33.0

-- good: it only looked so: measured, it is full
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11

-- good: large, and not suspected
db_table:
db_index: id = 11, bytes = 209715200

-- undecided: larger than a scan measures
-- leaves open: orders_note
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11, filled_pct = null, unmeasured = 'a scan measures five indexes of up to 2 GB and no more'
