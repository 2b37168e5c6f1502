-- bad: product_id beside product
-- finds: upload.product_id
db_table: title = 'upload', quoted = 'public.upload'
db_table: id = 2, title = 'product', quoted = 'public.product'
db_column: name = 'product_id', quoted = 'product_id', likely_table_id = 2, likely_target = 'public.product (id)'

-- bad: just ten thousand rows
-- finds: upload.product_id
-- says: severity = medium
-- says: certainty = likely
-- says: cause = columns point to tables without foreign keys
db_table: title = 'upload', rows = 10000.0
db_table: id = 2, title = 'product', quoted = 'public.product'
db_column: name = 'product_id', quoted = 'product_id', likely_table_id = 2, likely_target = 'public.product (id)'

-- bad: one row fewer
-- finds: upload.product_id
-- says: severity = low
db_table: title = 'upload', rows = 9999.0
db_table: id = 2, title = 'product', quoted = 'public.product'
db_column: name = 'product_id', quoted = 'product_id', likely_table_id = 2, likely_target = 'public.product (id)'

-- good: guarded
db_table: title = 'upload', quoted = 'public.upload'
db_table: id = 2, title = 'product', quoted = 'public.product'
db_column: name = 'product_id', quoted = 'product_id', is_foreign_key = 1, likely_table_id = 2, likely_target = 'public.product (id)'

-- good: a number of another system
db_table: title = 'upload', quoted = 'public.upload'
db_table: id = 2, title = 'product', quoted = 'public.product'
db_column: number = 2, name = 'product_id', quoted = 'product_id', is_foreign_key = 1
db_column: number = 3, name = 'stripe_id', quoted = 'stripe_id'

-- good: jobs outlive what they speak of
db_table: title = 'upload', quoted = 'public.upload'
db_table: id = 2, title = 'product', quoted = 'public.product'
db_table: id = 3, title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue'
db_column: number = 2, name = 'product_id', quoted = 'product_id', is_foreign_key = 1
db_column: table_id = 3, number = 2, name = 'product_id', quoted = 'product_id', likely_table_id = 2, likely_target = 'public.product (id)'

-- good: it points to a table of a tool
db_table: title = 'upload', quoted = 'public.upload'
db_table: id = 2, title = 'product', quoted = 'public.product', purpose = 'queue'
db_column: name = 'product_id', quoted = 'product_id', likely_table_id = 2

-- good: a partition is judged as part of its table
db_table: parent_id = 0, title = 'upload', quoted = 'public.upload'
db_table: id = 2, title = 'product', quoted = 'public.product'
db_column: name = 'product_id', quoted = 'product_id', likely_table_id = 2

-- bad: nobody deletes what it points to
-- finds: orders.user_id
-- says: / set lock_timeout = '2s'; alter table public.orders add constraint "fk_1_3" foreign key (user_id) references public.users (id) not valid;
-- says: / applied = sql
db_table: 
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_column: number = 3, name = 'user_id', quoted = 'user_id', likely_table_id = 2, likely_target = 'public.users (id)', is_primary_key = 0

-- bad: the app deletes what it points to
-- finds: orders.user_id
-- says: / choose what a delete of users shall do
-- says: on delete … not valid, and validate it;
-- says: / applied = code
db_table: 
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 1
db_column: number = 3, name = 'user_id', quoted = 'user_id', likely_table_id = 2, likely_target = 'public.users (id)', is_primary_key = 0

-- bad: a partitioned table takes none that is not valid
-- finds: orders.user_id
-- says: / choose what
-- says: / applied = code
db_table: is_partitioned = 1
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_column: number = 3, name = 'user_id', quoted = 'user_id', likely_table_id = 2, likely_target = 'public.users (id)', is_primary_key = 0

-- bad: it points to a partitioned table
-- finds: orders.user_id
-- says: / choose what
-- says: / applied = code
db_table: 
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0, is_partitioned = 1
db_column: number = 3, name = 'user_id', quoted = 'user_id', likely_table_id = 2, likely_target = 'public.users (id)', is_primary_key = 0
