-- bad: aggregate, version, type, as an audit log has them too
-- finds: events
-- says: unless it is a log beside tables that hold it
-- says: certainty = likely
db_table: title = 'events'
db_column:
db_column: number = 2, name = 'aggregate_id'
db_column: number = 3, name = 'version'
db_column: number = 4, name = 'event_type'
db_column: number = 5, name = 'payload'

-- bad: Marten
-- finds: mt_events
db_table: title = 'mt_events', purpose = 'event-store', tool = 'Marten'

-- bad: the tool is named
-- finds: mt_events
-- says: event store (Marten): the present must be computed from it / (no fix) / table_rows
db_table: title = 'mt_events', purpose = 'event-store', tool = 'Marten'

-- bad: a partition of it does not matter
-- finds: mt_events
db_table: title = 'mt_events', purpose = 'event-store'
db_table: id = 2, parent_id = 2, title = 'mt_events_2', purpose = 'event-store'

-- good: events of a calendar
db_table: title = 'events'
db_column:
db_column: number = 2, name = 'title'
db_column: number = 3, name = 'type'
db_column: number = 4, name = 'starts_at'
db_column: number = 5, name = 'version'

-- good: an audit log
db_table: title = 'events'
db_column:
db_column: number = 2, name = 'table_name'
db_column: number = 3, name = 'row_id'
db_column: number = 4, name = 'event_type'
db_column: number = 5, name = 'changed_by'
db_column: number = 6, name = 'at'

-- good: the version is another table's column
db_table: title = 'events'
db_column: number = 2, name = 'aggregate_id'
db_column: table_id = 0, number = 3, name = 'version'
db_column: number = 4, name = 'event_type'

-- good: the kind is another table's column
db_table: title = 'events'
db_column: number = 2, name = 'aggregate_id'
db_column: number = 3, name = 'version'
db_column: table_id = 0, number = 4, name = 'event_type'

-- good: the stream is another table's column
db_table: title = 'events'
db_column: table_id = 0, number = 2, name = 'aggregate_id'
db_column: number = 3, name = 'version'
db_column: number = 4, name = 'event_type'

-- not applicable: a partition is judged as part of its table
db_table: parent_id = 1, title = 'mt_events'
