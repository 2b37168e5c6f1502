-- bad: an integer key at 88 percent
-- finds: orders_id_seq
db_table:
db_sequence: id = 1, last_value = 1900000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 88.47

-- bad: a bigint key that an integer column references
-- finds: orders_id_seq
db_table:
db_sequence: id = 1, last_value = 1900000000, limited_by = 'the type of item.order_id, which references it', widening = 'table public.item alter column order_id type bigint', used_pct = 88.47

-- bad: a fifth is used, and at this pace the rest lasts 170 days
-- finds: orders_id_seq
-- says: At the present pace the rest lasts 172 days, unless
db_table: rows_inserted = 300000000
db_server: stats_age_days = 30.0
db_sequence: id = 1, last_value = 430000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 20.02

-- bad: a sequence that the app asks for numbers, and no column's default names
-- finds: hibernate_sequence
db_sequence: id = 1, title = 'hibernate_sequence', table_id = null, column_quoted = null, last_value = 1900000000, limited_by = 'the end of the sequence', widening = 'sequence public.hibernate_sequence as bigint no maxvalue', used_pct = 88.47

-- bad: counted for just a week
-- finds: orders_id_seq
-- says: orders.id has used
db_table: rows_inserted = 300000000
db_server: stats_age_days = 7.0
db_sequence: id = 1

-- bad: just half, at no pace that is known
-- finds: orders_id_seq
db_sequence: id = 1, used_pct = 50.0

-- bad: less than half a year is left
-- finds: orders_id_seq
db_table: rows_inserted = 300000000
db_server: stats_age_days = 30.0
db_sequence: id = 1

-- bad: the pace is so slow that it is not told
-- finds: orders_id_seq
-- says: of its column.
db_server: stats_age_days = 30.0
db_table: id = 2, title = 'users', rows_inserted = 300000
db_sequence: id = 2, table_id = 2, last_value = 1900000000, used_pct = 88.47

-- bad: the pace is slow, and told
-- finds: orders_id_seq
db_server:
db_table: id = 2, title = 'users', rows_inserted = 200000
db_sequence: id = 2, table_id = 2, last_value = 1900000000, used_pct = 88.47

-- bad: just a hundred years are not told
-- finds: orders_id_seq
-- says: the type of its column / set lock_timeout = '2s'; alter table
db_table: rows_inserted = 52
db_server:
db_sequence: last_value = 2147447147, used_pct = 99.99

-- bad: just eighty percent, at no pace that is known
-- finds: orders_id_seq
-- says: severity = critical
-- says: cause = the key of orders runs out of numbers
db_table: rows_inserted = 0
db_server: stats_age_days = 30.0
db_sequence: last_value = 1717986918, used_pct = 80.0

-- bad: less
-- finds: orders_id_seq
-- says: severity = high
db_table: rows_inserted = 0
db_server: stats_age_days = 30.0
db_sequence: last_value = 1717986918, used_pct = 79.9

-- bad: just ninety days left
-- finds: orders_id_seq
-- says: severity = high
db_table: rows_inserted = 100000000
db_server: stats_age_days = 30.0
db_sequence: last_value = 1700000000, limit_value = 2000000000, used_pct = 60.0

-- bad: a moment less
-- finds: orders_id_seq
-- says: severity = critical
db_table: rows_inserted = 100000000
db_server: stats_age_days = 30.0
db_sequence: last_value = 1700000001, limit_value = 2000000000, used_pct = 60.0

-- bad: it began at a high number, and lasts just ten years
-- finds: orders_id_seq
-- says: severity = low
db_table: rows_inserted = 300000
db_server: stats_age_days = 30.0
db_sequence: last_value = 2000000000, limit_value = 2036500000, used_pct = 85.0

-- bad: a moment less than ten years
-- finds: orders_id_seq
-- says: severity = critical
db_table: rows_inserted = 300000
db_server: stats_age_days = 30.0
db_sequence: last_value = 2000000000, limit_value = 2036499999, used_pct = 85.0

-- bad: half of its numbers went since the counters began: an import
-- finds: orders_id_seq
-- says: severity = medium
-- says: certainty = likely
-- says: unless most of them went in one import
db_table: rows_inserted = 215000000
db_server: stats_age_days = 30.0
db_sequence: last_value = 430000000, used_pct = 20.0

-- bad: half is used and went since then
-- finds: orders_id_seq
-- says: the rest lasts 99 days / set lock_timeout = '2s'; alter
-- says: severity = high
db_table: rows_inserted = 1000000000
db_server: stats_age_days = 30.0
db_sequence: last_value = 1000000000, limit_value = 4300000000, used_pct = 50.0

-- bad: no column is filled by it
-- finds: hibernate_sequence
-- says: cause = the key of hibernate_sequence runs out of numbers
db_table:
db_server: stats_age_days = 30.0
db_sequence: title = 'hibernate_sequence', table_id = null, column_quoted = null, used_pct = 88.0

-- bad: less than half of its numbers went since then
-- finds: orders_id_seq
-- says: the rest lasts 240 days / set lock_timeout = '2s'; alter table public.orders alter column id type bigint;
-- says: / severity = high / cause
db_table: rows_inserted = 214999999
db_server: stats_age_days = 30.0
db_sequence: last_value = 430000000, used_pct = 20.0

-- good: the same number in a bigint
db_table:
db_sequence: id = 1, last_value = 1900000000, limit_value = 9223372036854775807, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue'

-- good: never used
db_table:
db_sequence: id = 1, last_value = null, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue'

-- good: the same pace, known from one day only
db_table: rows_inserted = 10000000
db_server: stats_age_days = 1.0
db_sequence: id = 1, last_value = 430000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 20.02

-- good: a calm pace
db_table: rows_inserted = 300000
db_server: stats_age_days = 30.0
db_sequence: id = 1, last_value = 430000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 20.02

-- good: a key that began at the negative end is half-way at 0, not before
db_sequence: id = 1, table_id = null, column_quoted = null, last_value = -100000000, limited_by = 'the end of the sequence', widening = 'sequence public.orders_id_seq as bigint no maxvalue', used_pct = 47.67

-- good: just a year is left
db_table: rows_inserted = 300000000
db_server: stats_age_days = 30.0
db_sequence: id = 1, last_value = 430000000, limit_value = 4080000000

-- good: counted for a moment less than a week
db_table: rows_inserted = 300000000
db_server: stats_age_days = 6.0
db_sequence: id = 1

-- good: the table is another one
db_table: id = 0, rows_inserted = 300000000
db_server:
db_sequence: id = 1, last_value = 430000000

-- good: a replica does not tell the pace
db_table: rows_inserted = 300000000
db_server: is_replica = 1
db_sequence: id = 1, last_value = 430000000

-- bad: a table of a million rows is rewritten in a moment
-- finds: orders_id_seq
-- says: / set lock_timeout
-- says: / applied = sql
db_server:
db_table: rows = 1000000.0
db_sequence: used_pct = 60.0, widened_id = 1

-- bad: one of more rows would be locked for long
-- finds: orders_id_seq
-- says: / too large to be rewritten
-- says: / applied = code
db_server:
db_table: rows = 1000001.0
db_sequence: used_pct = 60.0, widened_id = 1

-- bad: another table is large, and not rewritten
-- finds: orders_id_seq
-- says: / applied = sql
db_server:
db_table: rows = 1000.0
db_table: id = 7, name = 'log', title = 'log', quoted = 'public.log', rows = 5000000.0
db_sequence: used_pct = 60.0, widened_id = 1
