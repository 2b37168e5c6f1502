/*
title    = "Indexes are mostly keys, not empty pages"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "db_index where method = 'btree' and is_valid and bytes > 104857600"
why      = """Vacuum empties the pages of an index and does not join them: after a large delete, or with keys that only grow, the
same keys lie in three times the pages. All of them are read, kept in memory and backed up. A new B-tree is 90 % full; flagged
below 60 %, from 100 MB on. Low below 1 GB that could be saved: it costs memory, and no answer waits for it. Measured, not estimated. Indexes over 2 GB, and more than five at a time, are left to you."""
fix      = """Build it anew beside the old one, which locks nothing; it needs the room of the index once more."""
docs     = ["https://www.postgresql.org/docs/current/routine-reindex.html"]
params.min_pct = 60
params.medium_saving_bytes = 1073741824
*/
select coalesce(nullif(t.schema, 'public') || '.', '') || i.name as subject,
       case
         when b.unmeasured is null then printf('The pages of %s on %s are %.0f %% full; it could be %.0f MB smaller', i.name, t.title, b.filled_pct,
                                               1.0 * b.bytes * (1 - 1.0 * b.filled_pct / 90) / 1048576)
         else printf('%s may be half empty and was not measured: %s', i.name, b.unmeasured)
       end as message,
       iif(b.unmeasured is null, 'reindex index concurrently ' || i.quoted || ';',
           'measure it at a quiet hour: select * from pgstatindex(' || printf('%Q', i.quoted) || ');') as fix, 'sql' as fix_kind,
       iif(b.bytes * (1 - 1.0 * b.filled_pct / 90) >= :medium_saving_bytes, 'medium', 'low') as severity,
       'empty pages of the index ' || i.name as cause,
       b.unmeasured is not null as undecided,
       b.bytes as index_bytes,
       b.filled_pct as filled_pct
from db_index_bloat b
join db_index i on i.id = b.index_id
join db_table t on t.id = i.table_id
where b.unmeasured is not null or b.filled_pct < :min_pct
order by b.bytes desc, subject
