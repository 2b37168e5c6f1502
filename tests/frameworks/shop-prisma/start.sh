#!/bin/bash
# start.sh PORT FOLDER: serves the app, with its worker beside it, until it is killed. SETTING is `well` or `faulty`; OWNER_URL may make
# tables in the database, DATABASE_URL is the app's own role.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PORT=$1 FOLDER=$2 NODE_ENV=production
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$OWNER_URL" --file "$here/../shop/tables.sql"
bash "$here/../shop/fill.sh"
# Modules are looked for beside the file that asks for them.
for part in node_modules generated; do ln -sfn "${FRAMEWORKS:?}/shop-prisma/$part" "$FOLDER/$part"; done
cp "$here"/*.mjs "$FOLDER/"
setpriv --pdeathsig KILL node "$FOLDER/worker.mjs" </dev/null &
exec node "$FOLDER/app.mjs"
