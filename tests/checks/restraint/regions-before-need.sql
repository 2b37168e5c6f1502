-- bad: two for a thousand users
-- finds: regions
-- says: 2 regions (eu-west-1, us-east-1)
load_line:
manifest_workload:
manifest_region: region = 'us-east-1'
manifest_region:

-- bad: as much as they ask for is proven
-- finds: regions
-- says: wants the second) / (no fix) / certainty = likely
load_line: proven_per_s = 1.8
manifest_workload:
manifest_region:
manifest_region: region = 'us-east-1'

-- good: one
load_line:
manifest_workload:
manifest_region:

-- good: one carries less than they ask for
load_line: proven_per_s = 1.7
manifest_workload:
manifest_region:
manifest_region: region = 'us-east-1'

-- good: for ten thousand
run: stage = 10000
load_line: proven_per_s = 400.0
manifest_workload:
manifest_region:
manifest_region: region = 'us-east-1'

-- undecided: no rate was proven
-- leaves open: regions
load_line: proven_per_s = null
manifest_workload:
manifest_region:
manifest_region: region = 'us-east-1'
