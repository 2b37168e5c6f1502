#!/bin/bash
# start.sh PORT FOLDER: serves the app until it is killed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONDONTWRITEBYTECODE=1
exec "${FRAMEWORKS:?}/metrics-python/bin/python" "$here/app.py" "$1"
