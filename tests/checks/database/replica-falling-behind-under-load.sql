-- bad: each second 60 MB more
-- finds: load
load_replica_second: behind_bytes = 20000
load_replica_second: second = 2, behind_bytes = 62914560
load_replica_second: second = 3, behind_bytes = 125829120

-- bad: it came back, but users had read old data by then
-- finds: load
load_replica_second: behind_bytes = 0
load_replica_second: second = 2, behind_bytes = 209715200
load_replica_second: second = 3

-- bad: one byte over 100 MB
-- finds: load
load_replica_second:
load_replica_second: second = 2, behind_bytes = 104857601

-- bad: it is still a byte over 100 MB behind at the end
-- finds: load
-- says: severity = medium
load_replica_second:
load_replica_second: second = 2, behind_bytes = 209715200
load_replica_second: second = 3, behind_bytes = 104857601

-- bad: it has caught up to just 100 MB
-- finds: load
-- says: severity = low
load_replica_second:
load_replica_second: second = 2, behind_bytes = 209715200
load_replica_second: second = 3, behind_bytes = 104857600

-- good: at the edge: 100 MB
load_replica_second:
load_replica_second: second = 2, behind_bytes = 104857600

-- good: a moment behind
load_replica_second: behind_bytes = 0
load_replica_second: second = 2, behind_bytes = 104857599

-- good: it is kept behind on purpose, and catches up
load_replica_second: behind_bytes = 900000000
load_replica_second: second = 2, behind_bytes = 800000000

-- not applicable: there is none, though a log is written
