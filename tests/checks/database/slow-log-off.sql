-- bad: off
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '-1', -1.0, 0, 0);

-- bad: a sample of none of them
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '-1', -1.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_sample', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_statement_sample_rate', '0', 0.0, 0, 0);

-- good: from 500 ms on
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '500', 500.0, 0, 0);

-- good: one in ten from 100 ms on
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '-1', -1.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_sample', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_statement_sample_rate', '0.1', 0.1, 0, 0);

-- good: auto_explain logs them with their plan
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '-1', -1.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('auto_explain.log_min_duration', '250', 250.0, 0, 0);
