#!/bin/bash
# pip.sh FOLDER: installs what FOLDER/requirements.txt names into "$FRAMEWORKS/NAME", unless exactly that is there.
set -euo pipefail
place=${FRAMEWORKS:?}/$(basename "$1")
mkdir -p "$place"
exec 9>"$place.lock"
flock 9
cmp -s "$1/requirements.txt" "$place/requirements.txt" && exit 0
rm -rf "$place"
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install --quiet --disable-pip-version-check --no-deps -r "$1/requirements.txt"
cp "$1/requirements.txt" "$place/requirements.txt"
