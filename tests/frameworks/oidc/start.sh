#!/bin/sh
# start.sh PORT FOLDER serves http://127.0.0.1:PORT until it is killed; the provider, on PORT + 1, ends with it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
port=$1 folder=$(cd "$2" && pwd)
# Modules are looked for beside the file that asks for them.
ln -sfn "$FRAMEWORKS/$(basename "$here")/node_modules" "$folder/node_modules"
cp "$here"/*.mjs "$folder/"
CLIENT_SECRET=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export NODE_ENV=production PORT="$port" PROVIDER=$((port + 1)) FOLDER="$folder" CLIENT_SECRET
setpriv --pdeathsig KILL node "$folder/provider.mjs" </dev/null >"$folder/provider.log" 2>&1 &
exec node "$folder/app.mjs"
