-- bad: lost
insert into http_handoff values ('connect.sid', 1);

-- good: kept
insert into http_handoff values ('connect.sid', 0);
