with /* plimsoll */ tables as ({tables}),
stats as ({column_stats})
select s.relid as table_id, s.attnum as number,
       100.0 * s.null_frac as null_pct, s.avg_width as width_bytes,
       case when s.n_distinct >= 0 then s.n_distinct else -s.n_distinct * greatest(t.reltuples, 0) end as distinct_values,
       s.correlation
from stats s
join tables t on t.oid = s.relid
-- A partitioned table has no rows but those of its partitions; any other is known by its own.
where s.inherited = (t.relkind = 'p') and s.attnum > 0
order by s.relid, s.attnum
