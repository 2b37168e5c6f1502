/*
title    = "The state is stored, not only its history"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_table where parent_id is null"
why      = """An event store keeps every change and computes the present from them. It answers audit questions that few young
products have, and makes every list, correction and deletion (data protection) a project of its own. Most teams that
need the history get by with an audit table. Known by its tools; a table with an aggregate, a version and an event type looks like one,
and so does an audit log: that is a guess."""
fix      = """Keep the present state in plain tables and write an audit row beside it. Keep event sourcing where the history is
the product, such as a ledger."""
docs     = ["https://martinfowler.com/eaaDev/EventSourcing.html"]
*/
select t.title as subject,
       'The table ' || t.title || ' is an event store' || iif(t.tool is null, '', ' (' || t.tool || ')') || ': the present must be computed from it' || iif(t.purpose = 'event-store', '', ', unless it is a log beside tables that hold it') as message,
       iif(t.purpose = 'event-store', 'sure', 'likely') as certainty,
       cast(t.rows as integer) as table_rows
from db_table t
where t.parent_id is null
  and (t.purpose = 'event-store'
       or (exists (select 1 from db_column c where c.table_id = t.id and c.name in ('aggregate_id', 'aggregateId', 'stream_id', 'streamId', 'stream_name'))
           and exists (select 1 from db_column c where c.table_id = t.id and c.name in ('version', 'sequence', 'sequence_number', 'position', 'aggregate_version', 'stream_version'))
           and exists (select 1 from db_column c where c.table_id = t.id and c.name in ('event_type', 'eventType', 'type', 'event_name'))))
order by subject
