with /* plimsoll */ tables as ({all_tables})
select t.oid as table_id, r.rolname as role, t.relrowsecurity as is_guarded,
       has_table_privilege(r.oid, t.oid, 'insert, update, delete') as is_writable
from tables t
join pg_catalog.pg_roles r on r.rolname in ('anon', 'web_anon')
where not t.relispartition and has_schema_privilege(r.oid, t.relnamespace, 'usage')
  and has_table_privilege(r.oid, t.oid, 'select, insert, update, delete')
order by t.oid, r.rolname
