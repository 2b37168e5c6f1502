-- bad: the image was replaced
insert into db_collation (id, name, indexes, recorded, actual, refresh) values (100, 'the order of this database', 40, '2.31', '2.36', 'alter database shop refresh collation version;');

-- good: the same library
insert into db_collation (id, name, indexes, recorded, actual, refresh) values (100, 'the order of this database', 40, '2.36', '2.36', 'alter database shop refresh collation version;');

-- good: an order without versions beside it
insert into db_collation (id, name, indexes, recorded, actual, refresh) values (100, 'the order of this database', 40, '2.36', '2.36', 'x'), (950, 'the order C', 3, null, null, 'x');
