-- bad: a Kafka for a thousand users
-- finds: queue
-- says: queue (bitnami/kafka) is to run, while 1000 users ask for 1.8
manifest_workload: name = 'queue', image = 'bitnami/kafka', role = 'broker'
manifest_workload: name = 'web', image = 'us/shop'

-- bad: one of an operator
-- finds: events
-- says: events is to run
manifest_workload: name = 'events', kind = 'Kafka', image = null, role = 'broker'

-- good: a product that asks for a hundred
delete from stage_rate where users = 1000;
insert into stage_rate values (1000, 100.0);
manifest_workload: name = 'queue', image = 'bitnami/kafka', role = 'broker'

-- bad: for a little less
-- finds: queue
-- says: certainty = likely
delete from stage_rate where users = 1000;
insert into stage_rate values (1000, 99.9);
manifest_workload: name = 'queue', image = 'bitnami/kafka', role = 'broker'

-- good: none
manifest_workload: name = 'web', image = 'us/shop'
