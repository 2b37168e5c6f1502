-- What the planner of Postgres knows of the rows: how columns are filled, and how old that knowledge is. No values.

create table db_column_stat ( -- [postgres] statistics of a column as of the last analyze; no row: never analysed
    table_id integer not null, -- db_table.id
    number integer not null, -- db_column.number
    null_pct real not null, -- rows without a value
    width_bytes integer not null, -- mean width of a value as it is stored in the row
    distinct_values real not null, -- estimate
    correlation real, -- 1: rows lie in the order of their values, -1: in reverse, 0: in none; null: values have no order
    primary key (table_id, number)
) strict;

create table db_analysis ( -- [postgres] how far the statistics of a table lag behind
    table_id integer primary key, -- db_table.id
    rows_changed integer not null, -- inserted, updated or deleted since the last analyze
    analyzed_at text -- last time, by hand or by autovacuum; null: never since the counters began
) strict;

create table db_table_bloat ( -- [postgres] a table over 100 MB that by an estimate is more than 30 % empty, as pgstattuple_approx measured it; its TOAST is not in it
    table_id integer primary key, -- db_table.id
    bytes integer not null, -- its size
    dead_bytes integer, -- of these, rows that are dead and not yet cleaned up; null: not measured
    free_bytes integer, -- of these, free and usable: without what its fill factor or the size of its rows leaves free; null: not measured
    unmeasured text -- why it was not measured; null: it was
) strict;

create table db_index_bloat ( -- [postgres] a B-tree over 100 MB that may be more than 30 % empty, as pgstatindex measured it
    index_id integer primary key, -- db_index.id
    bytes integer not null, -- its size
    filled_pct real, -- of its leaf pages; null: not measured
    unmeasured text -- why not; null: measured
) strict;
