/*
title    = "An update does not write into every index"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "db_table where rows_updated > 0"
why      = """Postgres updates a row in place of its page where no indexed column changes and the page has room: no index is touched.
Else it writes an entry into every index of the table, and all of that into the log. Judged from 10,000 updates on, where under a
tenth stayed in place and the table has three indexes or more. Medium from 100,000 updates a day on, else low."""
fix      = """Where rows move to other pages for lack of room, lower the fillfactor. Else an indexed column changes each time: an
updated_at, a counter, a status. Drop that index, or move the column into a table of its own."""
docs     = ["https://www.postgresql.org/docs/current/storage-hot.html"]
params.min_updates = 10000
params.min_pct = 10
params.min_indexes = 3
params.moved_pct = 20
params.medium_a_day = 100000
*/
select t.title as subject,
       printf('Of %d updates of %s %.0f %% stayed in place; the others wrote into %d indexes each', t.rows_updated, t.title,
              100.0 * t.rows_updated_hot / t.rows_updated, i.indexes) as message,
       iif(100.0 * t.rows_moved >= :moved_pct * t.rows_updated,
           'alter table ' || t.quoted || ' set (fillfactor = 85);' || char(10) || '-- for new pages: pg_repack rewrites the old ones', null) as fix, 'sql' as fix_kind,
       iif(t.rows_updated >= :medium_a_day * max(s.stats_age_days, 1), 'medium', 'low') as severity,
       'updates of ' || t.name || ' write into every index' as cause,
       t.rows_updated,
       t.rows_updated_hot,
       t.rows_moved
from db_table t
join (select table_id, count(*) as indexes from db_index group by table_id) i on i.table_id = t.id
cross join db_server s
where t.rows_updated >= :min_updates and i.indexes >= :min_indexes and 100.0 * t.rows_updated_hot < :min_pct * t.rows_updated
order by t.rows_updated desc, subject
