#!/bin/bash
# The cost of a scan of a large catalog: built by catalog.sql, on the distribution's newest Postgres and on 18 where
# `make test-matrix` has fetched it. Printed beside the goals of the project; nothing here passes or fails.
#   SIZES="1000 5000" benches/catalog.sh
set -euo pipefail
cd "$(dirname "$0")/.."

PLIMSOLL=${PLIMSOLL:-$PWD/target/release/plimsoll}
SIZES=${SIZES:-1000 5000 10000 20000}
QUERIES=$PWD/src/probe/postgres

as_server() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
    else
        "$@"
    fi
}

in_place_of_shell() {
    if [ "$(id -u)" -eq 0 ]; then
        exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
    else
        exec "$@"
    fi
}

free_port() {
    local port
    for port in $(shuf -i 20000-32000 -n 20); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
    done
}

stop() {
    [ -z "${server:-}" ] || { kill -INT "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
    [ -z "${folder:-}" ] || rm -rf "$folder"
    server= folder=
}
trap stop EXIT

start() { # the folder of the programs
    folder=$(mktemp -d)
    chmod 777 "$folder"
    port=$(free_port)
    as_server env HOME="$folder" "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
fsync = off
full_page_writes = off
autovacuum = off
max_wal_size = 4GB
max_locks_per_transaction = 4096
shared_preload_libraries = 'pg_stat_statements'
log_line_prefix = '%a|'
CONF
    # In place of the shell that bash would wait in: that one ignores the signal which stops the server.
    (in_place_of_shell "$1/postgres" -D "$folder/data") >"$folder/log" 2>&1 </dev/null &
    server=$!
    local _
    for _ in $(seq 300); do
        sql -c 'select 1' >/dev/null 2>&1 && return
        sleep 0.1
    done
    cat "$folder/log" >&2
    exit 1
}

sql() {
    psql -X -q -A -t -h 127.0.0.1 -p "$port" -U postgres -d "${database:-postgres}" "$@"
}

# The longest statements of the scan that the server logged, each by the file that holds a line which no other has.
slowest() {
    awk '
        FNR == 1 { name = FILENAME; sub(/.*\//, "", name); sub(/\.sql$/, "", name) }
        FILENAME ~ /\.sql$/ { line = $0; sub(/ -- (since|before) .*/, "", line); seen[line]++; owner[line] = name; next }
        /^plimsoll\|LOG:  duration: / { ms = $3; known = "?" }
        /^[a-z]*\|LOG:/ && !/^plimsoll\|/ { ms = 0 }
        { line = $0; sub(/^\t/, "", line); sub(/ -- (since|before) .*/, "", line); sub(/;$/, "", line) }
        ms && seen[line] == 1 && owner[line] !~ /^(tables|column_stats)/ { spent[owner[line]] = ms > spent[owner[line]] ? ms : spent[owner[line]] }
        END { for (name in spent) printf "%9.0f ms  %s\n", spent[name], name }
    ' "$QUERIES"/*.sql "$folder/scan.log" | sort -rn | head -"${SHOWN:-4}" | sed 's/^/      /'
}

scan() { # tables
    local tables=$1 columns indexes seconds memory judged
    columns=$(sql -c "select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname like 'module%' and c.relkind in ('r', 'p') and a.attnum > 0")
    indexes=$(sql -c "select count(*) from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname like 'module%'")
    rm -rf "$folder/work" && mkdir "$folder/work"
    : >"$folder/log"
    sql -c "alter system set log_min_duration_statement = 0" -c "select pg_reload_conf()" >/dev/null
    (cd "$folder/work" && /usr/bin/time -o "$folder/time" -f '%e %M' "$PLIMSOLL" scan --no-load --postgres "postgres://postgres@127.0.0.1:$port/$database" >"$folder/said" 2>&1) || true
    sql -c "alter system reset log_min_duration_statement" -c "select pg_reload_conf()" >/dev/null
    cp "$folder/log" "$folder/scan.log"
    read -r seconds memory < <(tail -1 "$folder/time")
    (cd "$folder/work" && /usr/bin/time -o "$folder/time" -f '%e %M' "$PLIMSOLL" recheck latest >/dev/null 2>&1) || true
    read -r judged _ < <(tail -1 "$folder/time")
    awk -v t="$tables" -v c="$columns" -v i="$indexes" -v s="$seconds" -v m="$memory" -v j="$judged" 'BEGIN {
        printf "  %6d tables %6d indexes %7d columns: %6.2f s, %5.2f s per 1,000 tables, %4.0f MB; judged and reported again in %.2f s\n", t, i, c, s, s * 1000 / t, m / 1024, j }'
    (cd "$folder/work/.plimsoll/runs" && find . -type f -size +99k -printf '      %k kB  %f\n' | sort -k2)
    hidden
    slowest
}

# A table that was given up makes the scan look fast: say so.
hidden() {
    grep -ho '"table": *"db_[a-z_]*"' "$folder"/work/.plimsoll/runs/*.json 2>/dev/null | sort | uniq -c | sed 's/^/      NOT SEEN /' || true
}

bench() { # the folder of the programs
    local size made=0
    start "$1"
    "$1/postgres" --version
    sql -c "create database large" >/dev/null
    database=large
    for size in $SIZES; do
        # Ten of the generator's tables are eleven with the partition of one.
        sql -v first="$((made * 10 / 11 + 1))" -v last="$((size * 10 / 11))" -f benches/catalog.sql
        sql -c "vacuum analyze" >/dev/null
        made=$size
        scan "$size"
    done
    database=
    stop
}

echo "$(nproc) processors; goals at 10,000 tables: whole scan ≤ 20 s, each statement ≤ 5 s, ≤ 256 MB, judging ≤ 0.5 s"
for bin in ${BINS:-$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1) "$PWD/target/postgres/18/bin"}; do
    [ ! -x "$bin/postgres" ] || bench "$bin"
done
