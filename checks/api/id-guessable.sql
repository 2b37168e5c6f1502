/*
title    = "Nobody can count up to what is not theirs"
severity = "low"
harm     = "breach"
stage    = 1000
applies  = "http_resource_id"
why      = """A number that goes up by one tells everyone how many users or orders there are and how fast they grow, and invites
trying the next: where one endpoint forgets to ask whose it is, all of them are read. Flagged where numbers in addresses or
answers are those of a table of that name: its key is a whole number that a sequence fills, and the sequence has come as far."""
fix      = """Keep the number as the key and give each row a random public id beside it (UUIDv7, or v4); use that in addresses and
answers. Fill old rows in batches, then forbid null and build a unique index. It does not replace asking whose it is."""
docs     = [
  "https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/",
  "https://www.postgresql.org/docs/current/functions-uuid.html",
]
*/
select t.title as subject,
       printf('%s shows the key of the table %s: %d different numbers were seen, up to %d', r.seen_in, t.title, r.ids, r.highest_id)
         as message,
       'show another number: alter table ' || t.quoted || ' add column if not exists public_id uuid; alter table ' || t.quoted
         || ' alter column public_id set default gen_random_uuid();' as fix, 'code' as fix_kind,
       r.ids as ids_seen,
       r.highest_id,
       q.last_value
from http_resource_id r
join db_table t on t.name collate nocase in (r.singular, r.plural)
join db_column k on k.table_id = t.id and k.is_primary_key and k.type in ('int2', 'int4', 'int8')
join db_sequence q on q.table_id = t.id and q.column_quoted = k.quoted
where r.is_integer and t.purpose is null and r.highest_id <= q.last_value
order by subject
