/*
title    = "The planner knows that the disk is an SSD"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "db_setting where name = 'random_page_cost'"
why      = """random_page_cost = 4 says that jumping on the disk costs four times as much as reading on: true for spinning disks.
On SSDs and cloud volumes the planner then shuns good indexes and reads whole tables. What kind of disk it is cannot be
seen from here; spinning ones have become rare. Flagged where the tables hold over 1 GB: smaller ones lie in memory."""
fix      = "On an SSD or a cloud volume set it to 1.1. On a spinning disk waive this finding."
docs     = ["https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-RANDOM-PAGE-COST"]
params.min_bytes = 1073741824
*/
select 'random_page_cost' as subject,
       printf('random_page_cost is %.0f, the value for spinning disks: too much, unless the disk is one (lsblk -d -o name,rota says 1 then)', s.number) as message,
       'likely' as certainty,
       'alter system set random_page_cost = 1.1; select pg_reload_conf();' as fix, 'sql' as fix_kind,
       s.number as random_page_cost,
       d.bytes as tables_bytes
from db_setting s
join (select sum(bytes) as bytes from db_table where not is_partitioned) d
where s.name = 'random_page_cost' and s.number >= 4 and d.bytes > :min_bytes
order by subject
