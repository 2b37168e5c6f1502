-- bad: a third full
-- finds: orders_note
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11, filled_pct = 33.0

-- bad: just 1 GB could be saved
-- finds: orders_note
-- says: severity = medium
-- says: cause = empty pages of the index orders_note
db_table:
db_index: id = 11, bytes = 2147483648
db_index_bloat: index_id = 11, bytes = 2147483648, filled_pct = 45.0

-- bad: a moment less
-- finds: orders_note
-- says: severity = low
db_table:
db_index: id = 11, bytes = 2147483648
db_index_bloat: index_id = 11, bytes = 2147483648, filled_pct = 45.1

-- bad: the index of two tenants
-- finds: eu.orders_note; us.orders_note
db_table: schema = 'eu'
db_table: id = 2, schema = 'us'
db_index: id = 11, bytes = 209715200
db_index: id = 22, table_id = 2, bytes = 209715200
db_index_bloat: index_id = 11, filled_pct = 33.0
db_index_bloat: index_id = 22, filled_pct = 33.0

-- good: it only looked so: measured, it is full
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11

-- good: large, and not suspected
db_table:
db_index: id = 11, bytes = 209715200

-- good: the measure is another index's, or of no table
db_table:
db_index: id = 10
db_index: id = 22, table_id = 12, name = 'users_note', quoted = 'public.users_note', bytes = 209715200
db_index_bloat: index_id = 22, filled_pct = 33.0

-- good: at the edge: three fifths
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11, filled_pct = 60.0

-- undecided: larger than a scan measures
-- leaves open: orders_note
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11, filled_pct = null, unmeasured = 'a scan measures five indexes of up to 2 GB and no more'

-- undecided: it was not measured
-- leaves open: orders_note
-- says: orders_note may be
-- says: measure it at
db_table:
db_index: id = 11, bytes = 209715200
db_index_bloat: index_id = 11, unmeasured = 'a scan measures five indexes of up to 2 GB and no more'

-- not applicable: just 100 MB
db_index: id = 11, bytes = 104857600

-- not applicable: of another kind, or half-built
db_index: id = 11, method = 'brin', bytes = 209715200
db_index: id = 22, table_id = 12, name = 'users_note', quoted = 'public.users_note', is_valid = 0, bytes = 209715200
