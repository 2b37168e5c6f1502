-- bad: five tables, one below the other
-- finds: a
db_table: title = 'a'
db_table: id = 2, title = 'b'
db_table: id = 3, title = 'c'
db_table: id = 4, title = 'd'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 13, table_id = 4, referenced_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 14, table_id = 5, referenced_id = 4, is_cascading = 1

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
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 13, table_id = 4, referenced_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 14, table_id = 5, referenced_id = 4, is_cascading = 1

-- good: just as many levels as are allowed
db_table: id = 2, title = 'b'
db_table: id = 4, title = 'd'
db_table: id = 5, title = 'e', rows = 2000000.0
db_foreign_key: constraint_id = 11, referenced_id = 1, is_cascading = 1
db_foreign_key: constraint_id = 12, table_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 13, table_id = 4, referenced_id = 3, is_cascading = 1
db_foreign_key: constraint_id = 14, table_id = 5, referenced_id = 4, is_cascading = 1

-- bad: just a hundred thousand rows, all together
-- finds: a
db_table: title = 'a'
db_table: id = 2, title = 'b'
db_table: id = 3, title = 'c'
db_table: id = 4, title = 'd'
db_table: id = 5, title = 'e', rows = 85000.0
db_foreign_key: constraint_id = 11, table_id = 2, referenced_id = 1, is_cascading = 1
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
