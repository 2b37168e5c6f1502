/*
title    = "No index is missing for the heaviest statements"
severity = "high"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "db_advice_statement"
why      = """A statement that reads a table from end to end gets slower with every user who signs up. Named are indexes that make
a statement of at least 5 % of the database's time at least 30 % cheaper by the planner's own account. The advisor dexter asks
for 50 %, and for plans of at least 100 cost units: cheaper ones are fast as they are. Measured on the 19 queries of TPC-H
(scale 0.1) that Kossmann et al. use (PVLDB 13(11), 2020): its 50 % leaves 87 % of the cost, 10 % leaves 70 % and makes 10 indexes of
101 MB. All named ones together stay within 10 indexes, and within 100 MB or a fifth of the tables. What the writes to a table pay for the index is already
taken off. How bad it is the time says that was measured: high where a call takes 100 ms, which a user feels, or its calls keep a tenth of a
processor busy around the clock; medium from 20 ms or a hundredth of one on; else low. What the rule of thumb names is a guess."""
fix      = """Create it with CONCURRENTLY, which blocks no writes, at a quiet hour; then look at the plan again. A guess by rule is to be
tried on a copy first; with the extension hypopg in the database (and select on the tables) it becomes an estimate of the planner.
A B-tree refuses a row whose entry is longer than 2,700 bytes, and the write fails: so no column of unbounded length is carried, a text that is
searched as a whole gets a hash index, and only one that holds a few short words (a state, a kind) may be a key, with a note of what would
then be refused. Where a statement_timeout ends the build, an invalid index stays behind: set it to 0 for that session."""
docs     = ["https://www.postgresql.org/docs/current/indexes.html", "https://hypopg.readthedocs.io/"]
params.min_share_pct = 5
params.min_saving_pct = 30
params.min_cost = 100
params.high_ms = 100
params.medium_ms = 20
params.high_busy_pct = 10
params.medium_busy_pct = 1
*/
with helped as (
  select u.advice_id, count(*) as statements, sum(r.time_pct) as share_pct, max(r.mean_ms) as mean_ms, sum(r.busy_pct) as busy_pct,
         -- What stands on the least.
         min(r.time_of) as time_of,
         max(100.0 * (s.cost - s.cost_advised) / s.cost) as saving_pct, sum(s.wasteful_scans) as wasteful_scans,
         max(iif(r.time_pct >= :min_share_pct and s.cost >= :min_cost
                 and 100.0 * (s.cost - s.cost_advised) / s.cost >= :min_saving_pct, 1, 0)) as is_worth_it
  from db_advice_use u join db_advice_statement s on s.id = u.statement_id
  join db_statement_use r on r.id = s.id
  group by u.advice_id
)
select a.table_title || ' ' || a.columns as subject,
       printf('An index on %s %s would help %s, %.0f %% of the database''s time%s: up to %.0f %% cheaper %s', a.table_title, a.columns,
              iif(h.statements = 1, 'a statement', h.statements || ' statements'), h.share_pct,
              case h.time_of when 'use' then '' when 'one visitor' then ' for one visitor who asks for each page' else ' (that of the load among it)' end, h.saving_pct,
              iif(a.priced = 'rule', 'by a rule of thumb; the extension hypopg lets the planner tell', 'by the planner''s account')) as message,
       coalesce('-- ' || a.limits || char(10), '') || a.ddl as fix,
       case when h.mean_ms >= :high_ms or h.busy_pct >= :high_busy_pct then 'high'
            when h.mean_ms >= :medium_ms or h.busy_pct >= :medium_busy_pct then 'medium' else 'low' end as severity,
       iif(a.priced = 'rule', 'likely', 'sure') as certainty,
       'an index on ' || a.columns || ' of ' || t.name as cause,
       'sql' as fix_kind,
       h.share_pct as of_all_time_pct,
       h.saving_pct as saving_pct,
       h.mean_ms as mean_ms,
       a.bytes as index_bytes,
       a.cost_before as cost_before,
       a.cost_after as cost_after,
       a.write_cost as write_cost,
       h.wasteful_scans as wasteful_scans,
       a.priced as priced_by,
       0 as undecided,
       a.id as place
from db_advice a join helped h on h.advice_id = a.id
join db_table t on t.id = a.table_id
where a.priced <> 'unpriced' and h.is_worth_it = 1
union all
select 'statement ' || s.id,
       printf('Whether an index is missing for a statement of %.0f %% of the database''s time cannot be told: %s', u.time_pct, s.why_not),
       coalesce(s.cure, 'look at its plan as the role that sends it: plimsoll plans what it knows to be safe, and nothing else'),
       'high', 'sure', null, 'code', u.time_pct, null, null, null, null, null, null, null, null, 1, 1000000
from db_advice_statement s join db_statement_use u using (id)
where s.why_not is not null and u.time_pct >= :min_share_pct
order by place, of_all_time_pct desc, subject
