#!/bin/bash
# start.sh PORT FOLDER: serves the app until it is killed.
set -euo pipefail
cd "$(dirname "$0")"
export APP_FOLDER=$2 RAILS_ENV=production RACK_ENV=production
exec puma --environment production --threads 4:4 --bind "tcp://127.0.0.1:$1" --quiet config.ru
