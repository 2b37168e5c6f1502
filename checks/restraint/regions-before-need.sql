/*
title    = "One region is enough before ten thousand users"
severity = "low"
harm     = "cost"
stage    = 100
applies  = "manifest_workload"
why      = """
A second region doubles what runs, and its data must be copied, agreed on and one day merged; a CDN brings files and pages near to visitors for
a hundredth of that. An outage of a whole region is rare, and a backup elsewhere covers it. That one region carries the users that are planned the load shows. What a law or a contract
demands no file tells, so this is a guess."""
fix      = '''
Run in the region that most users are near to, keep backups in another one, and put a CDN in front.'''
docs     = ["https://sre.google/sre-book/embracing-risk/"]
*/
select
    'regions' as subject,
    format('workloads are bound to %d regions (%s), while one carries what %d users ask for (sure if no law or contract wants the second)', g.regions, g.names, r.stage)
      as message,
    l.proven_per_s is null as undecided,
    iif(l.proven_per_s is null, 'scan with load: it tells whether the app as it stands carries the users that are planned', null) as fix, 'code' as fix_kind,
    'likely' as certainty,
    g.regions,
    l.proven_per_s,
    p.peak_per_s as planned_per_s
from (select count(*) as regions, group_concat(region, ', ') as names from (select region from manifest_region order by region)) g
cross join run r
join stage_rate p on p.users = r.stage
cross join load_line l
where g.regions > 1 and r.stage in (100, 1000) and coalesce(l.proven_per_s >= p.peak_per_s, 1)
order by subject
