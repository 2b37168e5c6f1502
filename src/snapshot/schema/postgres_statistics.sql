-- What the planner of Postgres knows of the rows: how columns are filled, and how old that knowledge is. No values.

create table db_column_stat ( -- statistics of a column as of the last analyze; no row: never analysed
    table_id integer not null, -- db_table.id
    number integer not null, -- db_column.number
    null_pct real not null, -- rows without a value
    width_bytes integer not null, -- mean width of a value as it is stored in the row
    distinct_values real not null, -- estimate
    correlation real, -- 1: rows lie in the order of their values, -1: in reverse, 0: in none; null: values have no order
    primary key (table_id, number)
) strict;

create table db_analysis ( -- how far the statistics of a table lag behind
    table_id integer primary key, -- db_table.id
    rows_changed integer not null, -- inserted, updated or deleted since the last analyze
    analyzed_at text -- last time, by hand or by autovacuum; null: never since the counters began
) strict;
