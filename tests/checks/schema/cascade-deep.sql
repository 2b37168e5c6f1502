-- bad: five tables, one below the other
-- finds: a
db_table: title = 'a'
db_table: id = 2, title = 'b'
db_table: id = 3, title = 'c'
db_table: id = 4, title = 'd'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key * 4: constraint_id = n + 10, table_id = n + 1, referenced_id = n, is_cascading = 1

-- bad: just a hundred thousand rows, all together
-- finds: a
db_table: title = 'a'
db_table: id = 2, title = 'b'
db_table: id = 3, title = 'c'
db_table: id = 4, title = 'd'
db_table: id = 5, title = 'e', rows = 85000.0
db_foreign_key * 4: constraint_id = n + 10, table_id = n + 1, referenced_id = n, is_cascading = 1

-- bad: the table at the top refers to itself
-- finds: a
db_table: title = 'a'
db_table * 4: id = n + 1, title = 't' || n, rows = 25000.0
db_foreign_key: constraint_id = 10, referenced_id = 1, is_cascading = 1
db_foreign_key * 4: constraint_id = n + 10, table_id = n + 1, referenced_id = n, is_cascading = 1

-- bad: five levels are one finding, of the table at the top
-- finds: a
-- says: levels = 5
db_table: title = 'a'
db_table * 5: id = n + 1, title = 't' || n, rows = 50000.0
db_foreign_key * 5: constraint_id = n + 10, table_id = n + 1, referenced_id = n, is_cascading = 1

-- bad: more than a dozen levels are not followed
-- finds: a
-- says: levels = 12
db_table: title = 'a'
db_table * 40: id = n + 1, title = 't' || n, rows = 50000.0
db_foreign_key * 40: constraint_id = n + 10, table_id = n + 1, referenced_id = n, is_cascading = 1

-- good: two levels
db_table: title = 'a'
db_table: id = 2, title = 'b'
db_table: id = 3, title = 'c', rows = 2000000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1

-- good: a ring, which ends where it began
db_table: title = 'a'
db_table: id = 2, title = 'b', rows = 2000000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, is_cascading = 1

-- good: one row less than a hundred thousand, all together
db_table: title = 'a'
db_table: id = 5, title = 'e', rows = 84999.0
db_foreign_key * 4: constraint_id = n + 10, table_id = n + 1, referenced_id = n, is_cascading = 1

-- good: just as many levels as are allowed
db_table: id = 2, title = 'b'
db_table: id = 4, title = 'd'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key: constraint_id = 11, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 13, table_id = 4, referenced_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 14, table_id = 5, referenced_id = 4, is_cascading = 1

-- good: the first key does not cascade
db_table: title = 'a'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 13, table_id = 4, referenced_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 14, table_id = 5, referenced_id = 4, is_cascading = 1

-- good: the other keys do not cascade
db_table: title = 'a'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3
db_foreign_key: constraint_id = 13, table_id = 4, referenced_id = 3
db_foreign_key: constraint_id = 14, table_id = 5, referenced_id = 4

-- good: a circle is gone through once
db_table: title = 'a'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 13, table_id = 2, referenced_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 14, table_id = 5, is_cascading = 1

-- not applicable: nothing cascades
db_foreign_key:
