select regexp_replace(f.sourcefile, '.*/', '') || ' line ' || f.sourceline || coalesce(', ' || f.name, '') as place, f.error as fault
from pg_catalog.pg_file_settings f
where f.error is not null and not exists (select from pg_catalog.pg_settings s where s.name = f.name and s.pending_restart)
union all
select 'pg_hba.conf line ' || h.line_number, 'not understood' from pg_catalog.pg_hba_file_rules h where h.error is not null
