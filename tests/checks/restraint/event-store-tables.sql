-- bad: aggregate, version, type
-- finds: events
db_table: title = 'events'
db_column:
db_column: number = 2, name = 'aggregate_id'
db_column: number = 3, name = 'version'
db_column: number = 4, name = 'event_type'
db_column: number = 5, name = 'payload'

-- bad: Marten
-- finds: mt_events
db_table: title = 'mt_events', purpose = 'event-store', tool = 'Marten'

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
