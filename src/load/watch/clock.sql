-- The time of the server, milliseconds.
select /* plimsoll */ extract(epoch from clock_timestamp()) * 1000
