-- bad: two of three come early
insert into db_checkpoint (timed, requested, counted_hours) values (100, 200, 24.0);

-- good: now and then one
insert into db_checkpoint (timed, requested, counted_hours) values (280, 8, 24.0);

-- good: half of few, over weeks: backups
insert into db_checkpoint (timed, requested, counted_hours) values (14, 14, 700.0);
