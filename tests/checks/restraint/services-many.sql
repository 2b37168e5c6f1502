-- bad: four of one's own
-- finds: services
-- says: 4 services of your own
load_line:
manifest_workload: name = 'a', image = 'us/a'
manifest_workload: name = 'b', image = 'us/b'
manifest_workload: name = 'c', image = 'us/c'
manifest_workload: name = 'd', image = 'us/d'

-- good: three, one of them with a worker, and what others made
load_line:
manifest_workload: name = 'a', image = 'us/a'
manifest_workload: name = 'worker', image = 'us/a'
manifest_workload: name = 'b', image = 'us/b'
manifest_workload: name = 'c', image = 'us/c'
manifest_workload: name = 'n', image = 'us/n', role = 'task'
manifest_workload: name = 'db', image = 'postgres', role = 'postgres'

-- bad: four by one of two ways
-- finds: services
-- says: 4 services of your own
load_line:
manifest_workload: kind = 'Deployment', name = 'z', image = 'us/z'
manifest_workload: kind = 'service', name = 'a', image = './a'
manifest_workload: kind = 'service', name = 'b', image = './b'
manifest_workload: kind = 'service', name = 'c', image = './c'
manifest_workload: kind = 'service', name = 'd', image = './d'

-- good: two, said twice
load_line:
manifest_workload: kind = 'service', name = 'a', image = './a'
manifest_workload: kind = 'service', name = 'b', image = './b'
manifest_workload: kind = 'Deployment', name = 'a', image = 'us/a'
manifest_workload: kind = 'Deployment', name = 'b', image = 'us/b'

-- bad: built in place, each in a folder of its own
-- finds: services
-- says: by itself) / (no fix) / certainty = likely
load_line: proven_per_s = 1.8
manifest_workload: name = 'a', image = null
manifest_workload: name = 'b', image = null
manifest_workload: name = 'c', image = null
manifest_workload: name = 'd', image = null

-- good: they are needed
load_line: proven_per_s = 1.7
manifest_workload: name = 'a', image = 'us/a'
manifest_workload: name = 'b', image = 'us/b'
manifest_workload: name = 'c', image = 'us/c'
manifest_workload: name = 'd', image = 'us/d'

-- undecided: no rate was proven
-- leaves open: services
load_line: proven_per_s = null
manifest_workload: name = 'a', image = 'us/a'
manifest_workload: name = 'b', image = 'us/b'
manifest_workload: name = 'c', image = 'us/c'
manifest_workload: name = 'd', image = 'us/d'

-- not applicable: nothing of one's own
load_line:
manifest_workload: name = 'db', image = 'postgres', role = 'postgres'
