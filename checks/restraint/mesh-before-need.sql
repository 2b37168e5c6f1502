/*
title    = "No service mesh stands between few services"
severity = "low"
harm     = "cost"
stage    = 100
applies  = "manifest_workload where role = 'app'"
why      = """
A mesh puts a proxy beside each copy: memory and a few milliseconds for each, certificates that expire, and one more thing between you and a
failing request. It pays where many services of many teams call each other. With five or fewer of one's own, what it gives (TLS, retries, metrics) a library or the
ingress gives as well. Whether somebody demands encryption within the cluster no file tells, so this is a guess."""
fix      = '''
Take the annotations of the mesh off your workloads, one at a time, and see that calls, TLS and dashboards still work.'''
docs     = ["https://kubernetes.io/docs/concepts/services-networking/"]
params.max_services = 5
*/
select
    'service mesh' as subject,
    format(
        'a mesh stands beside %d workloads of %d services of your own (sure if nobody demands encryption within the cluster)', m.meshed, m.services
    ) as message,
    'likely' as certainty,
    m.meshed,
    m.services
from (
    select count(distinct coalesce(image, name)) as services, sum(is_meshed) as meshed
    from manifest_workload
    where role = 'app' and kind <> 'service'
) m
where m.services <= :max_services and m.meshed > 0
order by subject
