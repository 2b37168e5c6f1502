#!/bin/bash
# start.sh PORT FOLDER: serves the app until it is killed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export APP_FOLDER=$2 PYTHONDONTWRITEBYTECODE=1
exec "${FRAMEWORKS:?}/django-cookie/bin/python" "$here/app.py" "$1"
