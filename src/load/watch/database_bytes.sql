select /* plimsoll */ pg_database_size(current_database())
