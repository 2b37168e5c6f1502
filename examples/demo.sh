#!/bin/bash
# Scans the leaky app with load and names the report. Arguments go to the leaky app: `--mended` scans its twin.
set -euo pipefail
cd "$(dirname "$0")/.."

export PROGRAMS=${PROGRAMS:-$PWD/target/release}
export FOLDER=$PWD/target/demo
rm -rf "$FOLDER"
examples/with-harbour.sh "$@" -- "$PROGRAMS/plimsoll" scan
echo
echo "Open $(ls -t "$FOLDER"/.plimsoll/runs/*.html | head -1) in a browser. All servers of the demo are stopped."
