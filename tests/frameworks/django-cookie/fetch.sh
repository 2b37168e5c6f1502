#!/bin/bash
# Puts Django into "$FRAMEWORKS/django-cookie", unless exactly these versions are there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
place=${FRAMEWORKS:?}/django-cookie
mkdir -p "$place"
exec 9>"$place.lock"
flock 9
cmp -s "$here/requirements.txt" "$place/requirements.txt" && exit 0
rm -rf "$place"
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
cp "$here/requirements.txt" "$place/requirements.txt"
