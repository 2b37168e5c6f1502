-- bad: six of the web, by its own word
-- finds: web
-- says: 6 copies of web
load_line:
manifest_workload: copies = 6
manifest_workload: name = 'db', image = 'postgres', role = 'postgres', copies = 9

-- bad: a scaler keeps four
-- finds: web
-- says: one copy was loaded) / (no fix) / certainty = likely
load_line: proven_per_s = 1.8
manifest_workload: copies = null
manifest_scaler: least = 4

-- bad: in one of two namespaces
-- finds: web
-- says: 6 copies of web
load_line:
manifest_workload: namespace = 'dev', copies = 1
manifest_workload: namespace = 'prod', copies = 6

-- good: three, and a scaler of another
load_line:
manifest_workload: copies = 3
manifest_scaler: workload = 'other', least = 9

-- good: nothing is said
load_line:
manifest_workload: copies = null

-- good: they are needed
load_line: proven_per_s = 1.7
manifest_workload: copies = 6

-- undecided: no rate was proven
-- leaves open: web
load_line: proven_per_s = null
manifest_workload: copies = 6

-- not applicable: nothing of one's own
load_line:
manifest_workload: role = 'postgres', copies = 6
