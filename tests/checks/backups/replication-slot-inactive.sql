-- bad: a replica that is gone
insert into db_slot (name, quoted, is_active, retained_bytes) values ('replica_1', '''replica_1''', 0, 500000000);

-- good: its consumer is there and behind
insert into db_slot (name, quoted, is_active, retained_bytes) values ('replica_1', '''replica_1''', 1, 500000000);

-- good: it keeps nothing yet
insert into db_slot (name, quoted, is_active, retained_bytes) values ('replica_1', '''replica_1''', 0, null);

-- good: its consumer restarts just now
insert into db_slot (name, quoted, is_active, retained_bytes) values ('replica_1', '''replica_1''', 0, 60000);
