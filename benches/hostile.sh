#!/bin/bash
# What a scan costs against targets that never stop answering: the most memory, how long it took, how it ended, and how
# long it went on after a SIGTERM in the middle of it. Printed beside the goals of the project; nothing here passes or fails.
#   LIMIT=120 ONLY="redis:bulk" benches/hostile.sh
set -euo pipefail
cd "$(dirname "$0")/.."

PLIMSOLL=${PLIMSOLL:-$PWD/target/release/plimsoll}
[ -x "$PLIMSOLL" ] || PLIMSOLL=$PWD/target/debug/plimsoll
# A scan that goes on for longer, or takes more, is killed and called so.
LIMIT=${LIMIT:-120}
MOST_KB=${MOST_KB:-6000000}
POSTGRES="rows small-rows wide-rows error huge-error row notices parameters columns silent drip"
REDIS="bulk line error nested array push replies silent drip"

folder=$(mktemp -d)
server= scan=
tidy() {
    [ -z "$scan" ] || kill -9 "$scan" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap tidy EXIT

now() { date +%s.%N; }
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { print to - from }'; }

listen() { # kind, mode
    : >"$folder/port"
    if [ "$1" = app ]; then python3 benches/hostile_app.py "$2" >"$folder/port" & else python3 benches/hostile.py "$1" "$2" >"$folder/port" & fi
    server=$!
    until [ -s "$folder/port" ]; do sleep 0.05; done
    port=$(head -1 "$folder/port")
}

begin() { # kind
    rm -rf "$folder/work" && mkdir "$folder/work"
    local without=() address
    case $1 in
    app) address=(--app "http://127.0.0.1:$port") without=(postgres redis) ;;
    postgres) address=(--postgres "postgres://p@127.0.0.1:$port/p") without=(app redis) ;;
    pooler) address=(--postgres "postgres://p@127.0.0.1:$port/p" --pooler "postgres://p@127.0.0.1:$port/pgbouncer") without=(app redis) ;;
    redis) address=(--redis "redis://127.0.0.1:$port") without=(app postgres) ;;
    esac
    printf 'without = [%s]\n' "$(printf '"%s", ' "${without[@]}")" >"$folder/work/plimsoll.toml"
    (cd "$folder/work" && exec env -i PATH="$PATH" HOME="$folder" "$PLIMSOLL" scan --no-load "${address[@]}" >"$folder/said" 2>&1) &
    scan=$!
}

# The largest resident memory so far, in kB; nothing once it has ended.
peak() { awk '/^VmHWM/ { print $2 }' "/proc/$scan/status" 2>/dev/null || true; }

wait_for_end() { # seconds; sets most, ended
    local until seen
    until=$(($(date +%s) + $1)) most=${most:-0} ended=
    while kill -0 "$scan" 2>/dev/null; do
        seen=$(peak)
        [ -z "$seen" ] || most=$seen
        if [ "$most" -gt "$MOST_KB" ] || [ "$(date +%s)" -ge "$until" ]; then
            kill -9 "$scan"
            ended=killed
        fi
        sleep 0.05
    done
    local code=0
    wait "$scan" 2>/dev/null || code=$?
    ended=${ended:-exit $code} scan=
}

try() { # kind, mode
    local from whole stop_from
    most=0
    listen "$1" "$2"
    from=$(now)
    begin "$1"
    wait_for_end "$LIMIT"
    whole=$(since "$from")
    local row_end=$ended row_most=$most
    begin "$1"
    sleep 1.5
    stop_from=$(now)
    kill -TERM "$scan" 2>/dev/null || true
    wait_for_end 60
    printf '%-9s %-12s %7.0f MB %7.1f s   %-9s %6.1f s\n' "$1" "$2" "$((row_most / 1024))" "$whole" "$row_end" "$(since "$stop_from")"
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}

echo "goals: ≤ 150 MB whatever a target sends, ≤ 2 s from SIGTERM to the end"
printf '%-9s %-12s %10s %9s   %-9s %8s\n' target answers most took ended stopped
modes=()
for mode in $POSTGRES; do modes+=("postgres:$mode"); done
modes+=(pooler:rows pooler:error)
for mode in $REDIS; do modes+=("redis:$mode"); done
if [ -f benches/hostile_app.py ]; then
    for mode in $(python3 benches/hostile_app.py --list); do modes+=("app:$mode"); done
fi
for pair in ${ONLY:-${modes[@]}}; do try "${pair%%:*}" "${pair#*:}"; done
