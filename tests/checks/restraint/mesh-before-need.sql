-- bad: between two services
-- finds: service mesh
-- says: beside 2 workloads of 2 services
manifest_workload: name = 'a', image = 'us/a', is_meshed = 1
manifest_workload: name = 'b', image = 'us/b', is_meshed = 1

-- bad: between five, beside one of them
-- finds: service mesh
-- says: beside 1 workloads of 5 services
manifest_workload: name = 'a', image = 'us/a', is_meshed = 1
manifest_workload: name = 'b', image = 'us/b', is_meshed = 0
manifest_workload: name = 'c', image = 'us/c', is_meshed = 0
manifest_workload: name = 'd', image = 'us/d', is_meshed = 0
manifest_workload: name = 'e', image = null

-- bad: compose files say the same once more, and know no mesh
-- finds: service mesh
-- says: beside 2 workloads of 2 services
manifest_workload: name = 'a', image = 'us/a', is_meshed = 1
manifest_workload: name = 'b', image = 'us/b', is_meshed = 1
manifest_workload: kind = 'service', name = 'a', image = './a', is_meshed = 0
manifest_workload: kind = 'service', name = 'b', image = './b', is_meshed = 0

-- good: between six
manifest_workload: name = 'a', image = 'us/a', is_meshed = 1
manifest_workload: name = 'b', image = 'us/b', is_meshed = 0
manifest_workload: name = 'c', image = 'us/c', is_meshed = 0
manifest_workload: name = 'd', image = 'us/d', is_meshed = 0
manifest_workload: name = 'e', image = 'us/e', is_meshed = 0
manifest_workload: name = 'f', image = 'us/f', is_meshed = 0

-- good: none, but beside what others made
manifest_workload: name = 'a', image = 'us/a', is_meshed = 0
manifest_workload: name = 'db', image = 'postgres', role = 'postgres', is_meshed = 1

-- not applicable: nothing of one's own
manifest_workload: name = 'db', image = 'postgres', role = 'postgres', is_meshed = 1
