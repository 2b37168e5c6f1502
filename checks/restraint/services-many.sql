/*
title    = "The product is one app, or few"
severity = "low"
harm     = "cost"
stage    = 100
applies  = "manifest_workload where role = 'app'"
why      = """
Each service of one's own is a deploy, a dashboard, a network between calls that can fail, and a version that must fit the others. One app with
a worker beside it carries a young product; parts are taken out when a measurement says which one needs it. What several commands of one image run
counts once, and where compose files and Kubernetes both say what runs, the one with more of them does. That it is not needed the load shows: the app as it stands carries the users that are planned. How many people work on it no file
tells, so this is a guess."""
fix      = '''
Bring parts that are deployed together back into one app, as modules with the same borders. Keep apart what must scale or fail by itself, and write down why.'''
docs     = ["https://martinfowler.com/bliki/MonolithFirst.html"]
params.max_services = 3
*/
select
    'services' as subject,
    format(
        '%d services of your own are to run, while the app as it stands carries what %d users ask for (sure if no part has to scale or fail by itself)',
        s.services, r.stage
    ) as message,
    l.proven_per_s is null as undecided,
    iif(l.proven_per_s is null, 'scan with load: it tells whether the app as it stands carries the users that are planned', null) as fix, 'code' as fix_kind,
    'likely' as certainty,
    s.services,
    l.proven_per_s,
    p.peak_per_s as planned_per_s,
    s.names as evidence
from (
    select count(distinct coalesce(image, name)) as services, group_concat(distinct coalesce(image, name)) as names
    from manifest_workload
    where role = 'app'
    group by case kind when 'service' then 'compose' else 'Kubernetes' end
    order by services desc
    limit 1
) s
cross join run r
join stage_rate p on p.users = r.stage
cross join load_line l
where s.services > :max_services and coalesce(l.proven_per_s >= p.peak_per_s, 1)
order by subject
