-- The texts of queries and commits alone: ours are left out, and the text of another utility command holds its constants,
-- passwords among them, so it is never read.
select /* plimsoll */ s.queryid, left(min(s.query), 4000) from {schema}.pg_stat_statements s
where s.queryid in ({ids}) and position('/* plimsoll */' in s.query) = 0
  and (s.query ~* '^(\s|\(|--[^\n]*\n|/\*([^*]|\*[^/])*\*/)*(select|insert|update|delete|merge|with|values|table)\M'
       or s.query ~* '^\s*(commit|end)\s*;?\s*$')
group by 1
