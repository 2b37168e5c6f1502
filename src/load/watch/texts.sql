select /* plimsoll */ s.queryid, min(s.query) from {schema}.pg_stat_statements s where s.queryid in ({ids}) group by 1
