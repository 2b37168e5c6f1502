#!/bin/bash
# It is the app beside this one with another setting, and has its packages.
set -euo pipefail
mkdir -p "${FRAMEWORKS:?}/django-session"
exec "$(cd "$(dirname "$0")" && pwd)/../django-cookie/fetch.sh"
