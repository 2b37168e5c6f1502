-- bad: eight of ten
insert into db_client values ('', 'app', 2, 8, 4), ('worker', 'app', 1, 2, 2);

-- good: the console has none
insert into db_client values ('web', 'app', 2, 8, 4), ('', 'app', 1, 1, 1);

-- good: too few to tell
insert into db_client values ('', 'app', 1, 2, 2);

-- not applicable: nobody is connected
delete from db_client;
