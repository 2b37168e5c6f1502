#!/bin/bash
# Reads a log of 1 GB in each format, beside pgbadger (-j 2): seconds, MB/s, the largest resident memory. The messages are those
# of a real server under a mixed load, repeated with new literals. Nothing here passes or fails.
set -euo pipefail
cd "$(dirname "$0")/.."

plimsoll=$PWD/target/release/plimsoll
SIZE_MB=${SIZE_MB:-1024}
RUNS=${RUNS:-3}
# pgbadger gets the first part only: all of it takes it minutes a format.
PART_MB=${PART_MB:-128}
folder=$(mktemp -d)
chmod 777 "$folder"
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
as=()
[ "$(id -u)" -ne 0 ] || as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
trap '"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT

install_pgbadger() {
    command -v pgbadger >/dev/null && return
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends pgbadger libjson-xs-perl libtext-csv-xs-perl; } >/dev/null 2>&1
}

# One server, all three formats at once.
server() {
    local port
    port=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')
    "${as[@]}" "$bin/initdb" -D "$folder/data" -U postgres -A trust --no-sync >/dev/null
    cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
fsync = off
shared_preload_libraries = 'pg_stat_statements, auto_explain'
compute_query_id = on
logging_collector = on
log_destination = 'stderr,csvlog,jsonlog'
log_filename = 'server.log'
log_rotation_size = 0
log_line_prefix = '%m [%p] %q%u@%d '
log_min_duration_statement = 0
auto_explain.log_min_duration = 2
auto_explain.log_analyze = on
log_connections = on
log_disconnections = on
log_temp_files = 0
log_lock_waits = on
CONF
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w start >/dev/null
    export PGHOST=127.0.0.1 PGPORT=$port PGUSER=postgres PGDATABASE=postgres
}

load() {
    psql -q <<'SQL'
create table account (id int primary key, email text unique, balance int not null, note text);
insert into account select n, 'user' || n || '@shop.example', n, repeat('x', 40) from generate_series(1, 20000) n;
SQL
    cat >"$folder/mixed.sql" <<'SQL'
\set id random(1, 20000)
\set other random(1, 20000)
select id, email, balance from account where id = :id;
select a.id, a.email, b.balance
from account a
  join account b on b.id = a.id + 1
where a.id in (:id, :other, 17) and a.email <> 'nobody7@shop.example' -- the page of an account
order by a.id limit 20;
update account set balance = balance + :other, note = 'changed by 4711' where id = :id;
insert into account values (:id + 100000, 'user' || (:id + 100000) || '@shop.example', 0, 'it''s new') on conflict do nothing;
SQL
    echo "select count(*) from account where note like '%4711%' and balance > 100;" >"$folder/scan.sql"
    "$bin/pgbench" -n -M simple -c 2 -t 600 -f "$folder/mixed.sql" >/dev/null 2>&1
    "$bin/pgbench" -n -M prepared -c 2 -t 600 -f "$folder/mixed.sql" >/dev/null 2>&1
    "$bin/pgbench" -n -C -c 1 -t 60 -f "$folder/scan.sql" >/dev/null 2>&1
    for n in $(seq 40); do
        psql -q -c "insert into account values ($n, 'user7@shop.example', 0, null)" >/dev/null 2>&1 || true
        psql -q -c "set work_mem = '64kB'; select * from account order by note, email" >/dev/null
    done
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m fast stop >/dev/null
}

# Repeats a log with new literals until it has its size.
grow() { # from, to
    perl -e '
        my ($from, $to, $size) = @ARGV;
        local $/;
        open my $in, "<:raw", $from or die;
        my $text = <$in>;
        open my $out, ">:raw", $to or die;
        for (my $written = 0; $written < $size; ) {
            (my $copy = $text) =~ s/(\bid = |balance \+ |values \(|in \()\d+/$1 . int(rand(1e6))/ge;
            $copy =~ s/user\d+\@/"user" . int(rand(1e6)) . "\@"/ge;
            $copy = substr($copy, 0, $size - $written) if length($copy) > $size - $written;
            print $out $copy;
            $written += length($copy);
        }' "$1" "$2" $((SIZE_MB << 20))
}

# Seconds and the largest resident memory of each run.
measure() { # what, MB, command
    local what=$1 mb=$2
    shift 2
    for _ in $(seq "$RUNS"); do
        /usr/bin/time -o "$folder/time" -f '%e %M' "$@" >/dev/null 2>&1 || true
        tail -1 "$folder/time"
    done | sort -n | awk -v what="$what" -v mb="$mb" '
        { wall[NR] = $1; if ($2 / 1024 > memory) memory = $2 / 1024 }
        END { m = wall[int((NR + 1) / 2)]; printf "%-20s %5d MB %8.2f s (%.2f to %.2f)  %7.1f MB/s  %7.1f MB resident\n", what, mb, m, wall[1], wall[NR], mb / m, memory }'
}

install_pgbadger
server
load
mkdir "$folder/scan"
cd "$folder/scan"
echo "$(nproc) processors, a log of $SIZE_MB MB in each format; plimsoll: median of $RUNS runs, pgbadger: one of $PART_MB MB; goal: <= 10 s, <= 100 MB"
for ending in log csv json; do
    format=$(case $ending in log) echo stderr ;; csv) echo csv ;; json) echo jsonlog ;; esac)
    grow "$folder/data/log/server.$ending" "$folder/big.$ending"
    cat "$folder/big.$ending" >/dev/null
    measure "plimsoll, $format" "$SIZE_MB" "$plimsoll" scan --no-load --log "$folder/big.$ending"
    head -c "${PART_MB}M" "$folder/big.$ending" >"$folder/part.$ending"
    RUNS=1 measure "pgbadger, $format" "$PART_MB" pgbadger -q -j 2 -f "$format" -p '%m [%p] %q%u@%d ' -o "$folder/out.html" "$folder/part.$ending"
    rm -f "$folder/big.$ending" "$folder/part.$ending"
done
