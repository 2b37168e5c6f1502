#!/bin/bash
# Runs the fuzz targets of fuzz/ for so many seconds each (600), JOBS (2) side by side; TARGETS="checks sql" runs some of them. What was
# found stays in fuzz/artifacts, what was learnt in fuzz/corpus. Fetches cargo-fuzz where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-600}
jobs=${JOBS:-2}
targets=${TARGETS:-$(sed -n 's/^name = "\([a-z]*\)"$/\1/p' fuzz/Cargo.toml)}

tools=$PWD/fuzz/target/tools
export PATH=$tools/bin:$PATH
command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked --quiet --root "$tools"

# The fuzzer needs flags of the compiler that the stable one hides; without a sanitizer, for there is no unsafe code of ours.
export RUSTC_BOOTSTRAP=1
cargo fuzz build --sanitizer none

one() {
    local target=$1
    mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
    local log=fuzz/artifacts/$target.log
    # The program itself, not `cargo fuzz run`: two of them would wait for one lock.
    if "fuzz/target/$(rustc -vV | sed -n 's/^host: //p')/release/$target" "fuzz/corpus/$target" "fuzz/seeds/$target" \
        -artifact_prefix="fuzz/artifacts/$target/" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -max_len=65536 \
        -print_final_stats=1 >"$log" 2>&1; then
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, nothing found"
    else
        echo "$target: FOUND something"
        grep -E 'panicked|^==.*ERROR|SUMMARY|Test unit written' -A1 "$log" | head -12
        return 1
    fi
}
export -f one
export seconds
# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P "$jobs" -I{} bash -c 'one {}'
