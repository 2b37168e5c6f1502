/*
title    = "No logged plan sorts or hashes on disk"
severity = "low"
harm     = "slow"
size     = "statement_ms"
stage    = 1000
applies  = "log_plan"
why      = """auto_explain names the step of a plan that did not fit into work_mem and went to temporary files. One user does not
notice 8 MB; twenty at a time fill the disk's queue for everybody."""
fix      = """Deliver the rows in order by an index, sort fewer of them, or raise work_mem for that role or transaction only."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-WORK-MEM"]
params.max_bytes = 8388608
*/
select n.node || ' in statement ' || p.id as subject,
       printf('%s wrote %.1f MB to disk: %.100s', n.node, 1.0 * n.disk_bytes / 1048576, p.text) as message,
       'the statement ' || p.text as cause,
       n.disk_bytes as disk_bytes,
       p.max_ms as statement_ms,
       p.text as statement
from log_plan_node n join log_plan p on p.id = n.plan_id
where n.disk_bytes >= :max_bytes
order by n.disk_bytes desc, subject, n.number
