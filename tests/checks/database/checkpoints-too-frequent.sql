-- bad: all day
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('checkpoint-early', 1, null, null, null, 100, null, null, null, null, null);

-- good: an import
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('checkpoint-early', 1, null, null, null, 3, null, null, null, null, null);
