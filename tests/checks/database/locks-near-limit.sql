-- bad: a third is in use
insert into db_lock_space (held, room) values (2200, 6400);

-- good: a few
insert into db_lock_space (held, room) values (40, 6400);
