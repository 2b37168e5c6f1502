-- Computed by `derive` from the counters of the Postgres probe.

create table db_growth ( -- [derive] how fast a table grows, since the counters began; none where it is not known since when they count, or on a replica
    table_id integer primary key, -- db_table.id
    rows_net_a_day real not null, -- rows that came less those that went
    bytes_a_day real not null, -- the same in bytes, with the table's indexes: by its bytes for a row
    bytes_whole real not null -- the table with its indexes now
) strict;
