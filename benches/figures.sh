#!/bin/bash
# Speed and memory of the release build on the leaky app, beside the goals of the project: medians of several runs, each
# with the smallest and the largest. Nothing here passes or fails.
set -euo pipefail
cd "$(dirname "$0")/.."

export PROGRAMS=${PROGRAMS:-$PWD/target/release}
export FOLDER=$PWD/target/figures
RUNS=${RUNS:-7}

# Wall seconds and the largest resident memory in MB of RUNS runs, after one that is not counted.
measure() { # what, goal, command
    local what=$1 goal=$2
    shift 2
    "$@" >/dev/null 2>&1
    for _ in $(seq "$RUNS"); do
        /usr/bin/time -o "$FOLDER.time" -f '%e %M' "$@" >/dev/null 2>&1
        tail -1 "$FOLDER.time"
    done | sort -n | awk -v what="$what" -v goal="$goal" '
        { wall[NR] = $1; memory[NR] = $2 / 1024 }
        END {
            largest = 0
            for (n in memory) if (memory[n] > largest) largest = memory[n]
            printf "%-44s %7.3f s  (%.3f to %.3f)  %6.1f MB   goal: %s\n", what, wall[int((NR + 1) / 2)], wall[1], wall[NR], largest, goal
        }'
    rm -f "$FOLDER.time"
}

# A start is too short for /usr/bin/time, which counts in hundredths: a hundred in a row.
hundred() {
    for _ in $(seq 100); do "$@"; done
}

start_up() { # what, goal, command
    local what=$1 goal=$2
    shift 2
    hundred "$@" >/dev/null 2>&1
    for _ in $(seq "$RUNS"); do
        local TIMEFORMAT=%R
        { time hundred "$@" >/dev/null 2>&1; } 2>&1
    done | sort -n | awk -v what="$what" -v goal="$goal" '
        { wall[NR] = $1 * 10 }
        END { printf "%-44s %7.1f ms (%.1f to %.1f)                goal: %s\n", what, wall[int((NR + 1) / 2)], wall[1], wall[NR], goal }'
}

case ${1:-} in
"")
    echo "$(nproc) processors, $RUNS runs each, median (smallest to largest)"
    start_up "plimsoll --help" "≤ 20 ms" "$PROGRAMS/plimsoll" --help
    start_up "psql --help, for comparison" "-" psql --help
    rm -rf "$FOLDER"
    examples/with-harbour.sh -- "$PWD/benches/figures.sh" with-harbour
    for twin in "" --mended; do
        rm -rf "$FOLDER"
        # shellcheck disable=SC2086  # no word at all for the leaky app
        examples/with-harbour.sh $twin -- "$PWD/benches/figures.sh" line "${twin:---leaky}"
    done
    ;;
line)
    cd "$FOLDER"
    "$PROGRAMS/plimsoll" scan --load-seconds 120 2>/dev/null | sed -n '/^Load line/{n;s/^ */'"load line of the app ${2#--}"':  /p}'
    ;;
with-harbour)
    cd "$FOLDER"
    measure "scan of the leaky app without load" "≤ 5 s, ≤ 100 MB" "$PROGRAMS/plimsoll" scan --no-load
    measure "all checks on its snapshot, with the report" "≤ 0.5 s" "$PROGRAMS/plimsoll" recheck latest
    ;;
esac
