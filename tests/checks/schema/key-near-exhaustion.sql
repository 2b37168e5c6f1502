-- bad: an integer key at 88 percent
-- finds: orders_id_seq
db_table:
db_sequence: id = 1, last_value = 1900000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 88.47

-- bad: a bigint key that an integer column references
-- finds: orders_id_seq
db_table:
db_sequence: id = 1, last_value = 1900000000, limited_by = 'the type of item.order_id, which references it', widening = 'table public.item alter column order_id type bigint', used_pct = 88.47

-- good: the same number in a bigint
db_table:
db_sequence: id = 1, last_value = 1900000000, limit_value = 9223372036854775807, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue'

-- good: never used
db_table:
db_sequence: id = 1, last_value = null, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue'

-- bad: a fifth is used, and at this pace the rest lasts 170 days
-- finds: orders_id_seq
db_table: rows_inserted = 300000000
db_server: stats_age_days = 30.0
db_sequence: id = 1, last_value = 430000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 20.02

-- good: the same pace, known from one day only
db_table: rows_inserted = 10000000
db_server: stats_age_days = 1.0
db_sequence: id = 1, last_value = 430000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 20.02

-- good: a calm pace
db_table: rows_inserted = 300000
db_server: stats_age_days = 30.0
db_sequence: id = 1, last_value = 430000000, widening = 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', used_pct = 20.02

-- bad: a sequence that the app asks for numbers, and no column's default names
-- finds: hibernate_sequence
db_sequence: id = 1, title = 'hibernate_sequence', table_id = null, column_quoted = null, last_value = 1900000000, limited_by = 'the end of the sequence', widening = 'sequence public.hibernate_sequence as bigint no maxvalue', used_pct = 88.47

-- good: a key that began at the negative end is half-way at 0, not before
db_sequence: id = 1, table_id = null, column_quoted = null, last_value = -100000000, limited_by = 'the end of the sequence', widening = 'sequence public.orders_id_seq as bigint no maxvalue', used_pct = 47.67
