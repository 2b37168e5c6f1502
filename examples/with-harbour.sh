#!/bin/bash
# Starts a throw-away Postgres and Redis and Harbour, the leaky app, on free loopback ports, runs a command in a folder
# with their plimsoll.toml, and stops all that it started, however it ends.
#
#   examples/with-harbour.sh [--mended …] -- COMMAND [ARGUMENT …]
#
# What stands before `--` goes to the leaky app. FOLDER keeps what the command writes; PROGRAMS has the built programs.
set -euo pipefail
cd "$(dirname "$0")/.."

switches=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    switches+=("$1")
    shift
done
shift || { echo "usage: examples/with-harbour.sh [SWITCH …] -- COMMAND [ARGUMENT …]" >&2; exit 2; }

programs=${PROGRAMS:-$PWD/target/release}
folder=${FOLDER:?FOLDER is where plimsoll.toml and the runs go}
work=$(mktemp -d /tmp/harbour-XXXXXX)
chmod 755 "$work"
mkdir -p "$folder" "$work/postgres" "$work/redis"
touch "$work/pids"

# Whoever stops the servers hangs on a pipe of this script: it wakes when the script ends, also by SIGKILL.
exec 9> >(
    trap '' INT TERM
    cat >/dev/null
    while read -r pid; do kill -INT "$pid" 2>/dev/null || true; done <"$work/pids"
    for _ in {1..100}; do
        running=
        while read -r pid; do ! kill -0 "$pid" 2>/dev/null || running=yes; done <"$work/pids"
        [ -n "$running" ] || break
        sleep 0.1
    done
    while read -r pid; do kill -KILL "$pid" 2>/dev/null || true; done <"$work/pids"
    rm -rf "$work"
)
stopper=$!
stop() {
    exec 9>&-
    wait "$stopper" || true
}
trap stop EXIT
trap 'exit 130' INT TERM

start() { # log, command
    local log=$1
    shift
    "$@" >"$log" 2>&1 </dev/null 9>&- &
    echo $! >>"$work/pids"
}

# Below the ports that the system gives who asks for any: one of those may be taken before the server listens.
free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
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

# Postgres refuses to run as root; its package made a user for it.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
    as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres "$work/postgres"
fi
bin=$(find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' | sort -V | tail -1)
leaky=$programs/examples/leaky

echo "starting a throw-away Postgres and Redis …" >&2
pg_port=$(free_port)
(cd "$work/postgres" && "${as_server[@]}" "$bin/initdb" -D "$work/postgres/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null)
{
    echo "listen_addresses = '127.0.0.1'"
    echo "port = $pg_port"
    echo "unix_socket_directories = ''"
    echo "fsync = off"
    "$leaky" --print-postgres-conf "${switches[@]}"
} | "${as_server[@]}" tee -a "$work/postgres/data/postgresql.conf" >/dev/null
start "$work/postgres.log" "${as_server[@]}" "$bin/postgres" -D "$work/postgres/data"

redis_port=$(free_port)
redis_options=$("$leaky" --print-redis-options "${switches[@]}")
# shellcheck disable=SC2086  # the options are words
start "$work/redis.log" redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$work/redis" --save '' $redis_options
password=$(sed -n 's/.*--requirepass \([^ ]*\).*/\1/p' <<<"$redis_options")

wait_for Postgres "$work/postgres.log" "$bin/pg_isready" -h 127.0.0.1 -p "$pg_port"
wait_for Redis "$work/redis.log" bash -c "exec 3<>/dev/tcp/127.0.0.1/$redis_port"

echo "starting Harbour, the leaky app …" >&2
start "$work/app.log" "$leaky" "${switches[@]}" \
    --postgres "postgres://postgres@127.0.0.1:$pg_port/harbour_production" \
    --redis "redis://${password:+:$password@}127.0.0.1:$redis_port" \
    --write-config "$folder"
wait_for Harbour "$work/app.log" grep -q "listening on" "$work/app.log"

# Its log is what Postgres writes to standard error.
export PLIMSOLL_LOG=$work/postgres.log
cd "$folder"
"$@" 9>&-
