select line_number as line, type, database as databases, user_name as users, address, netmask, auth_method as method
from pg_catalog.pg_hba_file_rules
where error is null
