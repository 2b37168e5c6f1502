-- bad: left behind by an upgrade
insert into db_extension (name, installed_version, default_version) values ('pg_stat_statements', '1.8', '1.10');

-- good: the same
insert into db_extension (name, installed_version, default_version) values ('pg_stat_statements', '1.10', '1.10'), ('hypopg', null, '1.3.1');
