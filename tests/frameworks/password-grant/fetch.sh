#!/bin/sh
# Installs what the app needs into "$FRAMEWORKS/NAME"; there already, it does nothing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to="$FRAMEWORKS/$(basename "$here")"
cmp -s "$here/package-lock.json" "$to/package-lock.json" && exit 0
rm -rf "$to" "$to.part"
mkdir -p "$to.part"
cp "$here/package.json" "$here/package-lock.json" "$to.part/"
(cd "$to.part" && npm ci --prefer-offline --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
mv "$to.part" "$to"
