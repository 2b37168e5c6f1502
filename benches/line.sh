#!/bin/bash
# The search for the load line on servers whose line is known: 40 searches of 290 s each and 20 of 890 s on a virtual clock, then
# real servers in real time, five minutes each. How near it comes to the truth, and how often it lies above it. Nothing here passes or fails.
set -euo pipefail
cd "$(dirname "$0")/.."

# Tests hold the virtual and the real servers; one of each kind prints.
echo "On a virtual clock: the proven line over the truth"
for table in table deep_table; do
    [ "$table" = table ] || echo "The same with --deep"
    cargo test --locked --lib -- --ignored --exact "load::search::simulated::tests::$table" --nocapture 2>/dev/null | grep -o 'c=.* line .*'
done
echo "In real time"
cargo test --locked --test all -- --ignored --exact lines::table --nocapture 2>/dev/null | grep -o 'c=.* line .*'
