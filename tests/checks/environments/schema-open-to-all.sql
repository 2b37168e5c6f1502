-- bad: as it came before 15
insert into db_schema (name, quoted, is_open) values ('public', 'public', 1);

-- good: as it comes
insert into db_schema (name, quoted, is_open) values ('public', 'public', 0);
