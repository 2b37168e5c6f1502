#!/bin/bash
# The tests that speak to Postgres, once for every version in target/postgres and every one of the distribution; with
# ONLY_FETCHED=1 not on the distribution's, which is the one that `make test` runs them on.
# One line a version; the words of a version that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

# Modules of tests/ that speak to Postgres. What the load asks differs between the oldest and the newest only, and takes
# its time.
modules=(postgres advice:: history:: servers::the_shared server_log)
with_load=(13 18)

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

# Built once: its path stands at the end of cargo's words.
tests=$(cargo test --locked --test all --no-run 2>&1 | tee /dev/stderr | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')

# One version: its line goes to the file `said`, and where it failed also the words of its tests; fails where they do.
test_version() {
    local bin=$1 said=$2 version usable wanted=("${modules[@]}") start=$SECONDS words passed failed=
    version=$("$bin/postgres" --version)
    usable=$(readable "$bin")
    [[ " ${with_load[*]} " != *" $(basename "$(dirname "$bin")") "* ]] || wanted+=(soundings::)
    words=$(POSTGRES_BIN=$usable "$tests" --quiet "${wanted[@]}" 2>&1) || failed=yes
    [ "$usable" = "$bin" ] || rm -rf "$(dirname "$usable")"
    if [ -n "$failed" ]; then
        printf '%s\n%s: FAILED in %s s\n' "$words" "$version" $((SECONDS - start)) >"$said"
        return 1
    fi
    passed=$(sed -n 's/^test result: ok\. \([0-9]*\) passed.*/\1/p' <<<"$words")
    echo "$version: $passed tests passed in $((SECONDS - start)) s" >"$said"
}

# Two at a time: the tests of one version mostly compute on a single core. A round waits for both, so that no version meets
# more than one other.
bins=()
for bin in $(printf '%s\n' "${folders[@]}" | awk -F/ '{ print $(NF - 1), $0 }' | sort -n | cut -d' ' -f2-); do
    [ ! -x "$bin/initdb" ] || bins+=("$bin")
done
failed=()
for ((at = 0; at < ${#bins[@]}; at += 2)); do
    running=()
    for bin in "${bins[@]:at:2}"; do
        test_version "$bin" "$open/said.${#running[@]}" &
        running+=($!)
    done
    for n in "${!running[@]}"; do
        wait "${running[n]}" || failed+=("${bins[at + n]}")
        cat "$open/said.$n"
    done
done
if [ ${#failed[@]} -ne 0 ]; then
    printf 'failed: %s\n' "${failed[@]}" >&2
    exit 1
fi
