#!/bin/bash
# npm.sh FOLDER: installs what FOLDER/package-lock.json names into "$FRAMEWORKS/NAME", unless exactly that is there.
set -euo pipefail
place=${FRAMEWORKS:?}/$(basename "$1")
cmp -s "$1/package-lock.json" "$place/package-lock.json" && exit 0
rm -rf "$place" "$place.part"
mkdir -p "$place.part"
cp "$1/package.json" "$1/package-lock.json" "$place.part/"
(cd "$place.part" && npm ci --prefer-offline --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
mv "$place.part" "$place"
