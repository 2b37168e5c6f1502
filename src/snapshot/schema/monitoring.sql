-- What watches the app: Prometheus with its rules, and Alertmanager with its ways to people. No value of a metric is kept, and nothing
-- of a receiver but how many ways out it has.

create table prometheus_server ( -- [prometheus] one row: the Prometheus that answered
    version text primary key, -- 2.42.0
    looks integer -- metrics of exporters that ask addresses as a visitor does, by their names; null: which there are could not be asked
) strict;

create table prometheus_target ( -- [prometheus] an address that it asks for metrics
    number integer primary key, -- in the order in which it lists them
    job text not null, -- its label `job`
    instance text not null, -- its label `instance`
    is_up integer, -- 1 where the last scrape got metrics; null: it was not asked yet
    fault text, -- why the last scrape got none, secrets masked; null: it got some
    is_app integer not null, -- 1 where it is the address of the app that is scanned, or of the page of metrics that plimsoll.toml names
    serves integer -- 1 where its metrics count HTTP requests that it answered, by their names; null: that could not be asked
) strict;

create table prometheus_rule ( -- [prometheus] a rule that it evaluates
    number integer primary key, -- in the order in which it lists them
    group_name text not null, -- the group that it stands in
    name text not null, -- of the alert, or of the metric that it records
    kind text not null check (kind in ('alerting', 'recording')), -- what it does
    query text not null, -- its expression
    state text, -- inactive, pending or firing; null: it records
    fault text, -- why its last evaluation failed; null: it did not
    needs_all integer not null, -- 1 where it gives nothing as soon as one of its metrics is missing; 0: it has an `or` or `unless`
    is_watchdog integer not null -- 1 where it fires all the time: it asks for no metric, or is named as such rules are, and is not inactive
) strict;

create table prometheus_rule_label ( -- [prometheus] a label that a rule sets to a fixed value
    rule integer not null, -- prometheus_rule.number
    label text not null, -- its name
    value text not null, -- its value
    primary key (rule, label)
) strict;

create table prometheus_rule_metric ( -- [prometheus] a metric without which a rule may give nothing; those inside `absent(…)` are none
    rule integer not null, -- prometheus_rule.number
    metric text not null, -- its name
    is_there integer not null, -- 1 where Prometheus has series of it, or a target describes it
    is_recorded integer not null, -- 1 where another rule makes it
    primary key (rule, metric)
) strict;

create table prometheus_signal ( -- [prometheus] something that is worth an alert, always all of them
    signal text primary key, -- availability, errors, latency, saturation, postgres, redis or queue
    title text not null, -- in words
    metrics integer not null, -- metrics that tell of it, by their names
    rules integer not null, -- alerting rules that ask for it, by the names of their metrics
    of_rules integer not null -- all alerting rules
) strict;

create table prometheus_alertmanager ( -- [prometheus] an Alertmanager that it hands alerts to
    url text primary key -- secrets masked
) strict;

create table prometheus_notification ( -- [prometheus] one row: what came of the alerts since Prometheus started
    sent integer not null, -- handed over, also in vain; an alert that fires for long counts each minute or so
    lost integer not null -- that no Alertmanager took
) strict;

create table alertmanager_server ( -- [alertmanager] one row: the Alertmanager that answered
    version text primary key -- 0.25.0
) strict;

create table alertmanager_receiver ( -- [alertmanager] a receiver of its configuration
    name text primary key, -- its name
    integrations integer not null -- ways out that it has: mail, chat, pager, webhook; 0: what goes there nobody hears
) strict;

create table alertmanager_route ( -- [alertmanager] a route of its configuration
    number integer primary key, -- from 1, the default route, in the order of the text
    parent integer, -- the route that it stands in; null: the default route
    receiver text not null, -- where it leads, its own or that of the route around it
    continues integer not null -- 1 where alerts that match go on to the next route as well
) strict;

create table alertmanager_matcher ( -- [alertmanager] a condition of a route
    route integer not null, -- alertmanager_route.number
    number integer not null, -- from 1
    label text not null, -- of the alert
    operator text not null check (operator in ('=', '!=', '=~', '!~')), -- how it is compared
    value text not null, -- with what
    primary key (route, number)
) strict;

create table alertmanager_integration ( -- [alertmanager] a kind of way out that some receiver has
    name text primary key, -- email, slack, webhook, pagerduty …
    sent integer not null, -- notifications since it started, also in vain
    failed integer not null -- of them, those that were given up
) strict;

create table alert_path ( -- [derive] a receiver that the alerts of a rule may come to, as far as the labels that it sets decide
    rule integer not null, -- prometheus_rule.number
    receiver text not null, -- alertmanager_receiver.name
    is_default integer not null, -- 1 where no route but the default one leads there
    integrations integer not null, -- ways out of the receiver; 0: it has none, or is not there
    primary key (rule, receiver)
) strict;
