#!/bin/sh
# start.sh PORT FOLDER serves http://127.0.0.1:PORT until it is killed; its Redis, of a socket in FOLDER, ends with it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
port=$1 folder=$(cd "$2" && pwd)
# Modules are looked for beside the file that asks for them.
ln -sfn "$FRAMEWORKS/$(basename "$here")/node_modules" "$folder/node_modules"
cp "$here"/*.mjs "$folder/"
export NODE_ENV=production PORT="$port" FOLDER="$folder"
setpriv --pdeathsig KILL redis-server --port 0 --unixsocket "$folder/redis.sock" --dir "$folder" --save '' --appendonly no \
  --logfile "$folder/redis.log" </dev/null &
exec node "$folder/app.mjs"
