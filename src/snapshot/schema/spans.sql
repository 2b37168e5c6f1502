-- The load over time, cut into spans of equal length, at most 90. `derive` writes these from the histograms.

create table load_span ( -- [derive] an endpoint in one span; a rarely asked one has longer spans
    from_s integer not null, -- first second of the span, since the start of the ramp
    seconds integer not null, -- its length
    endpoint integer not null, -- load_endpoint
    requests integer not null, -- that were due in it
    p50_ms real not null, -- median
    p95_ms real, -- 95th percentile; null: fewer than 20 requests
    p99_ms real, -- 99th percentile; null: fewer than 100 requests
    primary key (from_s, endpoint)
) strict;

create table load_heat ( -- [derive] requests by when they were due and how long they took
    from_s integer not null, -- first second of the span, since the start of the ramp
    seconds integer not null, -- its length
    low_ms real not null, -- latency from here
    high_ms real not null, -- to here: six bands to each factor of ten
    requests integer not null, -- of all endpoints, those never sent included
    primary key (from_s, low_ms)
) strict;
