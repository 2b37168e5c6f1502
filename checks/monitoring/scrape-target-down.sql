/*
title    = "Every target of Prometheus answers it"
severity = "low"
harm     = "blind"
stage    = 1000
declared_as = "metrics"
applies  = "prometheus_target where is_app = 0"
why      = """
A target that does not answer has no metrics: a rule on its disk, its replication or its queue never fires, however bad it gets. Only a rule
on `up` tells of it. The app itself is judged apart."""
fix      = '''
Mend what the error names (port, path, credentials), or take a target that is gone out of prometheus.yml.'''
docs     = ["https://prometheus.io/docs/concepts/jobs_instances/"]
*/
select
    job || ' ' || instance as subject,
    format('the last scrape of %s (job %s) got nothing: %s', instance, job, coalesce(fault, 'no reason was given')) as message,
    'a target that does not answer' as cause
from prometheus_target
where is_app = 0 and is_up = 0
order by number
