-- What is said to run, by the compose files and manifests of Kubernetes that the user named. Nothing is asked of a cluster.

create table manifest_workload ( -- [manifests] one service of a compose file, or one workload of Kubernetes; what several files say of one name counts once
    kind text not null, -- service, or the kind of Kubernetes: Deployment, StatefulSet, CronJob …
    namespace text not null, -- empty: not said
    name text not null, -- as it is called there
    path text not null, -- the first file that says it
    image text, -- of its own container, without registry and tag; of what is built its folder; null: not said
    role text not null check (role in ('app', 'task', 'postgres', 'redis', 'broker', 'mesh', 'gateway', 'search', 'database', 'monitoring', 'other')), -- by its image; app: code of one's own; task: the same, that runs and ends
    copies integer, -- replicas; null: not said
    is_meshed integer not null, -- 1 when the proxy of a service mesh stands beside it
    primary key (kind, namespace, name)
) strict;

create table manifest_scaler ( -- [manifests] what changes the copies of a workload by itself
    name text primary key, -- its own
    workload text not null, -- whose copies
    least integer -- copies; null: not said
) strict;

create table manifest_region ( -- [manifests] each region that workloads are bound to
    region text primary key -- as the cloud calls it
) strict;
