#!/bin/bash
# Puts axe-core, which judges how accessible a page is, into target/axe, from npm. What is there already is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

version=4.14.1
folder=target/axe
[ ! -e "$folder/axe.min.js" ] || exit 0
mkdir -p "$folder"
partial=$(mktemp -d "$folder/partial.XXXXXX")
trap 'rm -rf "$partial"' EXIT
(cd "$partial" && npm pack --silent "axe-core@$version" >/dev/null && tar -xzf ./*.tgz)
mv "$partial/package/axe.min.js" "$folder/axe.min.js"
