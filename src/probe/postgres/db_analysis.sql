with /* plimsoll */ tables as ({tables})
select t.oid as table_id, coalesce(s.n_mod_since_analyze, 0) as rows_changed,
       to_char(greatest(s.last_analyze, s.last_autoanalyze) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as analyzed_at
from tables t
left join pg_catalog.pg_stat_all_tables s on s.relid = t.oid
order by t.oid
