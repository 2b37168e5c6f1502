with /* plimsoll */ tables as ({tables})
select count(*) as hidden
from tables t
where row_security_active(t.oid)
   or not has_table_privilege(t.oid, 'select') and exists (
        select from pg_catalog.pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and not has_column_privilege(t.oid, a.attnum, 'select'))
