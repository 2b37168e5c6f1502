-- What checks look up row by row: without these a judgement of tens of thousands of indexes grows with their square.

create index db_constraint_of_table on db_constraint (table_id);
create index db_foreign_key_of_table on db_foreign_key (table_id);
create index db_index_of_table on db_index (table_id, identity);
