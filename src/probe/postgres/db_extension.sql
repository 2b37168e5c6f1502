select /* plimsoll */ e.name, e.installed_version, e.default_version
from pg_catalog.pg_available_extensions e
where e.installed_version is not null or e.name = 'pg_stat_statements'
order by e.name
