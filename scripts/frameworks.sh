#!/bin/bash
# Puts what the apps in tests/frameworks need into target/frameworks, through pip, npm and the distribution. What is there already is
# left alone; what SKIP names is not fetched.
set -euo pipefail
cd "$(dirname "$0")/.."

export FRAMEWORKS=$PWD/target/frameworks
mkdir -p "$FRAMEWORKS"
for fetch in tests/frameworks/*/fetch.sh; do
    name=$(basename "$(dirname "$fetch")")
    [[ " ${SKIP:-} " == *" $name "* ]] || bash "$fetch"
done
