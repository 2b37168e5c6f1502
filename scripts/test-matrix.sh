#!/bin/bash
# The tests that speak to Postgres, once for every version in target/postgres and every one of the distribution; with
# ONLY_FETCHED=1 not on the distribution's, which is the one that `make test` runs them on.
# One line a version; the words of a version that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

# Modules of tests/ that speak to Postgres: what goes over the wire, what the catalogs look like, and that no code of strangers
# runs, on every version.
modules=(postgres:: postgres_databases postgres_faults postgres_guard postgres_queues postgres_role postgres_safety postgres_schema postgres_sent
    postgres_strangers postgres_waits history:: servers::the_shared server_log)
# What follows from that is the same between the oldest and the newest: the tables of truth, the fixes, the advice, and what the
# load asks.
ends=(13 18)
of_ends=(postgres_truth postgres_bloat remedies::postgres advice:: request_costs::)

# Servers run as the user postgres when root tests; a checkout in root's home is closed to it.
readable() {
    local bin=$1
    if [ "$(id -u)" -ne 0 ] || setpriv --reuid=postgres --regid=postgres --clear-groups test -x "$bin/postgres" 2>/dev/null; then
        echo "$bin"
        return
    fi
    local copy="$open/$(basename "$(dirname "$bin")")"
    cp -r "$(dirname "$bin")" "$copy"
    echo "$copy/bin"
}

folders=("$PWD"/target/postgres/[0-9]*/bin)
[ -n "${ONLY_FETCHED:-}" ] || folders+=(/usr/lib/postgresql/*/bin)
open=$(mktemp -d)
chmod 755 "$open"
trap 'rm -rf "$open"' EXIT

# Built once: its path stands at the end of cargo's words. By its name /dev/stderr would be opened anew, and cut off where it is a file.
tests=$(cargo test --locked --test all --no-run 2>&1 | tee >(cat >&2) | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')

# A replica needs pg_basebackup, which these packages do not have.
# Tests one version and says in one piece what came of it: a line, and where it failed the words of its tests before that.
test_version() {
    # `postgres::` is a part of `remedies::postgres::` too, which takes two minutes.
    local bin=$1 version usable wanted=("${modules[@]}") left_out=(--skip remedies::) start=$SECONDS words passed failed=
    version=$("$bin/postgres" --version)
    usable=$(readable "$bin")
    if [[ " ${ends[*]} " == *" $(basename "$(dirname "$bin")") "* ]]; then
        wanted+=("${of_ends[@]}") left_out=()
    fi
    words=$(POSTGRES_BIN=$usable "$tests" --quiet --skip on_a_replica "${left_out[@]}" "${wanted[@]}" 2>&1) || failed=yes
    [ "$usable" = "$bin" ] || rm -rf "$(dirname "$usable")"
    if [ -n "$failed" ]; then
        printf '%s\n%s: FAILED in %s s\n' "$words" "$version" $((SECONDS - start))
        return 1
    fi
    passed=$(sed -n 's/^test result: ok\. \([0-9]*\) passed.*/\1/p' <<<"$words")
    echo "$version: $passed tests passed in $((SECONDS - start)) s"
}

# Two at a time: the tests of one version mostly compute on a single core.
running=0 failed=0
wait_for_one() {
    wait -n || failed=$((failed + 1))
    running=$((running - 1))
}
for bin in $(printf '%s\n' "${folders[@]}" | awk -F/ '{ print $(NF - 1), $0 }' | sort -n | cut -d' ' -f2-); do
    [ -x "$bin/initdb" ] || continue
    [ $running -lt 2 ] || wait_for_one
    test_version "$bin" &
    running=$((running + 1))
done
while [ $running -gt 0 ]; do wait_for_one; done
if [ $failed -ne 0 ]; then
    echo "$failed versions failed" >&2
    exit 1
fi
