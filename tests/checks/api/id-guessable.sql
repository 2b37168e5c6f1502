-- bad: links to /users/123, and users count to 900
-- finds: users
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence:
http_resource_id:

-- bad: the table is named for one, with a capital
-- finds: User
db_table: name = 'User', title = 'User', quoted = 'public.User'
db_column: type = 'int4'
db_sequence:
http_resource_id:

-- bad: the highest number is the last one given
-- finds: users
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence: last_value = 123
http_resource_id:

-- good: the public id is a UUID
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence:
http_resource_id: is_integer = 0, seen_in = '/users/null', highest_id = null

-- good: the sequence never came that far: these numbers are others
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence:
http_resource_id: seen_in = '/users/83749283', highest_id = 83749283

-- good: no table of that name
db_table: name = 'accounts', title = 'accounts', quoted = 'public.accounts'
db_column:
db_sequence:
http_resource_id: singular = 'room', plural = 'rooms', seen_in = '/rooms/123'

-- good: the key is a UUID
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column: type = 'uuid'
http_resource_id:

-- good: the number is not filled by a sequence
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
http_resource_id:

-- good: the sequence was never used
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence: last_value = null
http_resource_id:

-- good: the key is another table's
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column: table_id = 0
db_sequence:
http_resource_id:

-- good: the sequence is another table's
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence: table_id = 0
http_resource_id:

-- good: a table of a tool
db_table: name = 'users', title = 'users', quoted = 'public.users', purpose = 'queue'
db_column:
db_sequence:
http_resource_id:

-- good: the sequence fills another column
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column: quoted = 'data'
db_sequence:
http_resource_id:

-- good: the key is no number
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column: type = 'uuid'
db_sequence:
http_resource_id:

-- good: the number is no key
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column: is_primary_key = 0
db_sequence:
http_resource_id:

-- good: the names are UUIDs
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence:
http_resource_id: is_integer = 0

-- not applicable: no id was seen
db_table: name = 'users', title = 'users', quoted = 'public.users'
db_column:
db_sequence:
