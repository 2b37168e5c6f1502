-- bad: a prefix of time and process
insert into log_source values ('a.log', 'file', 'stderr', '%m [%p] ', 0, null, 0, 1000, 10, 0, 1, 1, 0, 0, null, null);

-- bad: a packed file that ends in the middle
insert into log_source values ('a.log', 'file', 'jsonlog', null, 0, null, 0, 1000, 10, 0, 1, 1, 1, 1, null, null);
insert into log_source values ('a.log.1.gz', 'file', 'jsonlog', null, 0, 'it ends in the middle: the packed file is not whole', 0, 1000, 10, 0, 1, 1, 1, 1, null, null);

-- bad: many lines of nobody
insert into log_source values ('a.log', 'file', 'stderr', '%m [%p] %u@%d ', 0, null, 0, 1000, 10, 10, 1, 1, 1, 1, null, null);

-- good: all is there, and one line is odd
insert into log_source values ('a.log', 'file', 'stderr', '%m [%p] %u@%d ', 0, null, 1, 1000, 100, 1, 1, 1, 1, 1, null, null);

-- good: empty since midnight
insert into log_source values ('a.log', 'file', null, null, 0, null, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
insert into log_source values ('a.log.1', 'server', 'csvlog', null, 0, null, 0, 1000, 10, 0, 1, 1, 1, 1, null, null);
