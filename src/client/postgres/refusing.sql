with /* plimsoll */ recursive wanted (relid) as (select {table_id}::oid),
{strangers}
select 1 / (s.root::bigint - s.root::bigint) as refused from stranger s
