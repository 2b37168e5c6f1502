/*
title    = "As many copies run as the users need"
severity = "low"
harm     = "cost"
stage    = 100
applies  = "manifest_workload where role = 'app'"
why      = """
Two copies let one fail or be deployed while the other answers. Each further one costs memory, money and connections of Postgres, and is worth that
once the load asks for it. What was loaded is taken for one copy: it carries the users that are planned, so that three and more are not needed. Where what was loaded were
several copies, or this workload answers no visitors, that is not so: a guess."""
fix      = '''
Run two copies. Raise the number, or let a scaler raise it, when the load line says that two carry no more.'''
docs     = ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"]
params.max_copies = 3
*/
select
    w.name as subject,
    format(
        '%d copies of %s are to run, while what was loaded carries %.1f requests a second of the %.1f that %d users ask for (sure if one copy was loaded)',
        w.copies, w.name, l.proven_per_s, p.peak_per_s, r.stage
    ) as message,
    l.proven_per_s is null as undecided,
    iif(l.proven_per_s is null, 'scan with load: it tells whether the app as it stands carries the users that are planned', null) as fix, 'code' as fix_kind,
    'likely' as certainty,
    w.copies,
    l.proven_per_s,
    p.peak_per_s as planned_per_s
from (
    select o.name, max(max(coalesce(o.copies, 1), coalesce(s.least, 1))) as copies
    from manifest_workload o
    left join manifest_scaler s on s.workload = o.name
    where o.role = 'app'
    group by o.name
) w
cross join run r
join stage_rate p on p.users = r.stage
cross join load_line l
where w.copies > :max_copies and coalesce(l.proven_per_s >= p.peak_per_s, 1)
order by w.copies desc, w.name
