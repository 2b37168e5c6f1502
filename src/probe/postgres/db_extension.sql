select /* plimsoll */ e.name, e.installed_version, e.default_version,
       case when e.installed_version <> e.default_version then exists (
         select from pg_extension_update_paths(e.name) p
         where p.source = e.installed_version and p.target = e.default_version and p.path is not null)
       end as has_update
from pg_catalog.pg_available_extensions e
where e.installed_version is not null or e.name = 'pg_stat_statements'
order by e.name
