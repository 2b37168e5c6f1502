/*
title    = "What points to another table has a foreign key"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_column where is_foreign_key or likely_table_id is not null"
why      = """A column such as user_id whose name and type point to the key of users, without a foreign key, keeps the numbers of
users who are gone: pages break on rows without an owner, and exports and deletions (data protection) miss them.
Columns that point to several tables (a …_type beside them) and numbers of other systems are left alone. The name alone says where a column
points: a guess. Medium from 10,000 rows on, else low; all of them are one habit."""
fix      = """Add the foreign key: NOT VALID first, then VALIDATE, so that writers go on. An error of the second names the rows to mend.
From then on deleting a row that others point to is refused, unless ON DELETE says otherwise."""
docs     = ["https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"]
params.medium_rows = 10000
*/
select t.title || '.' || c.name as subject,
       t.title || '.' || c.name || ' points to ' || p.title || ' by its name, and no foreign key guards it; adding one shows whether all rows have their owner' as message,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       'likely' as certainty,
       'columns point to tables without foreign keys' as cause,
       -- From then on a row that is pointed to cannot be deleted: harmless where the app deletes none.
       iif(p.rows_deleted = 0 and not t.is_partitioned and not p.is_partitioned,
           printf('set lock_timeout = ''2s''; alter table %s add constraint "fk_%d_%d" foreign key (%s) references %s not valid;
alter table %s validate constraint "fk_%d_%d";', t.quoted, t.id, c.number, c.quoted, c.likely_target, t.quoted, t.id, c.number),
           'choose what a delete of ' || p.title || ' shall do (on delete cascade, set null, or be refused), then: alter table ' || t.quoted || ' add foreign key ('
             || c.quoted || ') references ' || c.likely_target || ' on delete …' || iif(t.is_partitioned, '', ' not valid, and validate it') || ';') as fix, iif(p.rows_deleted = 0 and not t.is_partitioned and not p.is_partitioned, 'sql', 'code') as fix_kind,
       cast(t.rows as integer) as table_rows
from db_column c
join db_table t on t.id = c.table_id and t.parent_id is null and t.purpose is null
join db_table p on p.id = c.likely_table_id and p.purpose is null
where not c.is_foreign_key
order by t.rows desc, subject
