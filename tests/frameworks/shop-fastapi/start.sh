#!/bin/bash
# start.sh PORT FOLDER: serves the app until it is killed. SETTING is `well` or `faulty`; OWNER_URL may make tables in the database,
# DATABASE_URL is the app's own role.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export APP_FOLDER=$2 PYTHONDONTWRITEBYTECODE=1
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$OWNER_URL" --file "$here/../shop/tables.sql"
bash "$here/../shop/fill.sh"
cd "$here"
exec "${FRAMEWORKS:?}/shop-fastapi/bin/python" -m uvicorn app:app --host 127.0.0.1 --port "$1" --log-level warning
