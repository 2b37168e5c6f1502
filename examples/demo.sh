#!/bin/bash
# Starts a throw-away Postgres and Redis and the leaky app on free loopback ports, scans them with load, names the
# report, and stops all that it started, however it ends. Arguments go to the leaky app: `--mended` scans its twin.
set -euo pipefail
cd "$(dirname "$0")/.."

programs=${PROGRAMS:-$PWD/target/release}
demo=$PWD/target/demo
work=$(mktemp -d /tmp/plimsoll-demo-XXXXXX)
chmod 755 "$work"
rm -rf "$demo"
mkdir -p "$demo" "$work/postgres" "$work/redis"

# Postgres refuses to run as root; its package made a user for it.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
    as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres "$work/postgres"
fi
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)

pids=()
stop() {
    trap - EXIT INT TERM
    for pid in "${pids[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
    for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() {
    local port
    while port=$((20000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

wait_for() { # what, log, command
    local what=$1 log=$2 tries=0
    shift 2
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ $tries -gt 300 ]; then
            echo "$what did not start:" >&2
            tail -20 "$log" >&2
            exit 1
        fi
        sleep 0.1
    done
}

echo "starting a throw-away Postgres and Redis …"
pg_port=$(free_port)
(cd "$work/postgres" && "${as_server[@]}" "$bin/initdb" -D "$work/postgres/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null)
{
    echo "listen_addresses = '127.0.0.1'"
    echo "port = $pg_port"
    echo "unix_socket_directories = ''"
    echo "fsync = off"
    "$programs/examples/leaky" --print-postgres-conf "$@"
} | "${as_server[@]}" tee -a "$work/postgres/data/postgresql.conf" >/dev/null
(cd "$work/postgres" && exec "${as_server[@]}" "$bin/postgres" -D "$work/postgres/data") >"$work/postgres.log" 2>&1 &
pids+=($!)

redis_port=$(free_port)
redis_options=$("$programs/examples/leaky" --print-redis-options "$@")
# shellcheck disable=SC2086  # the options are words
redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$work/redis" --save '' $redis_options >"$work/redis.log" 2>&1 &
pids+=($!)
password=$(sed -n 's/.*--requirepass \([^ ]*\).*/\1/p' <<<"$redis_options")

wait_for Postgres "$work/postgres.log" "$bin/pg_isready" -h 127.0.0.1 -p "$pg_port"
wait_for Redis "$work/redis.log" bash -c "exec 3<>/dev/tcp/127.0.0.1/$redis_port"

echo "starting Harbour, the leaky app …"
"$programs/examples/leaky" "$@" \
    --postgres "postgres://postgres@127.0.0.1:$pg_port/harbour_production" \
    --redis "redis://${password:+:$password@}127.0.0.1:$redis_port" \
    --write-config "$demo" >"$work/app.log" 2>&1 &
pids+=($!)
wait_for Harbour "$work/app.log" grep -q "listening on" "$work/app.log"

cd "$demo"
"$programs/plimsoll" scan
report=$(ls -t "$demo"/.plimsoll/runs/*.html | head -1)
echo
echo "Open $report in a browser. All servers of the demo are stopped."
