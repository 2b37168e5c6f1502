#!/bin/bash
# What the advice on indexes is worth on TPC-H at scale factor 0.1 with primary keys only, Postgres 15 and HypoPG: the planner's
# cost of the 22 queries with the indexes imagined and really made, the real time before and after, their number and
# size, and the seconds that the advice took. Nothing here passes or fails. The run without indexes takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

BIN=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
PLIMSOLL=${PLIMSOLL:-$PWD/target/release/plimsoll}
HOME_OF_DATA=$PWD/target/tpch
QUERIES=$PWD/benches/tpch
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
FOLDER=$(mktemp -d)
chmod 755 "$FOLDER"
server=
finish() {
    [ -z "$server" ] || kill -INT "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$FOLDER"
}
trap finish EXIT

export PGHOST=127.0.0.1 PGUSER=postgres PGPORT=$PORT PGOPTIONS='-c client_min_messages=warning'
as_postgres=()
[ "$(id -u)" -ne 0 ] || as_postgres=(setpriv --reuid postgres --regid postgres --clear-groups)
sql() { psql -qAtX -v ON_ERROR_STOP=1 tpch "$@"; }

data() {
    [ ! -e "$HOME_OF_DATA/csv/lineitem.csv" ] || return 0
    mkdir -p "$HOME_OF_DATA/csv"
    python3 -m venv "$HOME_OF_DATA/venv"
    "$HOME_OF_DATA/venv/bin/pip" -q install tpchgen-cli
    "$HOME_OF_DATA/venv/bin/tpchgen-cli" csv -s 0.1 --output-dir="$HOME_OF_DATA/csv"
}

start() {
    [ "$(id -u)" -ne 0 ] || chown postgres "$FOLDER"
    "${as_postgres[@]}" "$BIN/initdb" -D "$FOLDER/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    "${as_postgres[@]}" tee -a "$FOLDER/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $PORT
unix_socket_directories = ''
fsync = off
shared_preload_libraries = 'pg_stat_statements'
CONF
    "${as_postgres[@]}" "$BIN/postgres" -D "$FOLDER/data" >"$FOLDER/log" 2>&1 </dev/null &
    server=$!
    until psql -qX postgres -c 'create database tpch' 2>/dev/null; do
        kill -0 "$server"
        sleep 0.2
    done
    sql -c 'create extension pg_stat_statements' -c 'create extension hypopg' -f "$QUERIES/schema.sql"
    for table in region nation supplier customer part partsupp orders lineitem; do
        sql -c "\\copy $table from '$HOME_OF_DATA/csv/$table.csv' csv header"
    done
    sql -c 'vacuum analyze' -c 'select pg_stat_statements_reset()' >/dev/null
}

# Each query with the planner's cost; the arguments are files of statements that are run first in the same session.
costs() {
    local before=("$@") query
    {
        [ ${#before[@]} -eq 0 ] || cat "${before[@]}"
        for query in "$QUERIES"/[0-9]*.sql; do
            echo "\\echo query $(basename "$query" .sql)"
            echo explain
            cat "$query"
        done
    } | sql | awk '
        $1 == "query" { query = $2; next }
        query && match($0, /\.\.[0-9.]+ rows/) { print query, substr($0, RSTART + 2, RLENGTH - 7); query = "" }'
}

# Each query with its seconds.
times() {
    local query TIMEFORMAT=%R
    for query in "$QUERIES"/[0-9]*.sql; do
        echo "$(basename "$query" .sql) $({ time sql -o /dev/null -f "$query"; } 2>&1)"
    done
}

compare() { # what, before, after
    LC_ALL=C join <(LC_ALL=C sort "$2") <(LC_ALL=C sort "$3") | awk -v what="$1" '
        { before += $2; after += $3 }
        $1 != "02" && $1 != "17" && $1 != "20" { some_before += $2; some_after += $3 }
        END {
            printf "%-34s 22 queries %14.2f → %12.2f (%6.2f %%)   19 queries %12.2f → %12.2f (%6.2f %%)\n", what, before, after,
                100 * after / before, some_before, some_after, 100 * some_after / some_before
        }'
}

data
start
times >"$FOLDER/times.before"
costs >"$FOLDER/costs.before"
mkdir "$FOLDER/scan"
(cd "$FOLDER/scan" && "$PLIMSOLL" scan --no-load --postgres "postgres://postgres@127.0.0.1:$PORT/tpch" >/dev/null || true)
snapshot=$(ls "$FOLDER"/scan/.plimsoll/runs/*.db)
ask() { python3 -c 'import sqlite3, sys; [print(*row, sep="\t") for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])]' "$snapshot" "$1"; }
ask "select ddl from db_advice where priced = 'hypopg' order by id" >"$FOLDER/indexes"
sed "s/'/''/g; s/ concurrently//; s/;\$//; s/.*/select hypopg_create_index('&') is null;/" "$FOLDER/indexes" >"$FOLDER/imagined"
costs "$FOLDER/imagined" >"$FOLDER/costs.imagined"
before=$(sql -c "select sum(pg_indexes_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
while read -r ddl; do sql -c "$ddl"; done <"$FOLDER/indexes"
sql -c 'vacuum analyze'
after=$(sql -c "select sum(pg_indexes_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
costs >"$FOLDER/costs.after"
times >"$FOLDER/times.after"

cat "$FOLDER/indexes"
ask "select 'indexes ' || count(*) || ', estimated ' || round(sum(bytes) / 1048576.0, 1) || ' MB' from db_advice where priced = 'hypopg'"
echo "really $(((after - before) / 1048576)) MB   goal: ≤ 10 indexes, ≤ 100 MB"
ask "select 'advice in ' || (duration_ms / 1000.0) || ' s   goal: ≤ 10 s' from probe where name = 'advice'"
echo "goal: planner's cost ≤ 68 % (the published comparisons leave out 2, 17 and 20)"
compare "planner's cost, indexes imagined" "$FOLDER/costs.before" "$FOLDER/costs.imagined"
compare "planner's cost, indexes made" "$FOLDER/costs.before" "$FOLDER/costs.after"
compare "seconds, indexes made" "$FOLDER/times.before" "$FOLDER/times.after"
