-- bad: room is made all the time
insert into db_statement_record (entries, most, evictions, age_days) values (4800, 5000, 340, 12.0);

-- bad: nearly full, on Postgres 13
insert into db_statement_record (entries, most, evictions, age_days) values (4990, 5000, null, null);

-- good: once in a month, after a migration
insert into db_statement_record (entries, most, evictions, age_days) values (3100, 5000, 2, 31.0);

-- good: just reset
insert into db_statement_record (entries, most, evictions, age_days) values (120, 5000, 0, 0.01);
