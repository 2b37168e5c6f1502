#!/bin/sh
# start.sh PORT FOLDER serves http://127.0.0.1:PORT, the same without introspection at the next port, and with a limit of depth at the one after it, until it is killed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "$2" && pwd)
# Modules are looked for beside the file that asks for them.
ln -sfn "$FRAMEWORKS/$(basename "$here")/node_modules" "$folder/node_modules"
cp "$here"/*.mjs "$folder/"
export NODE_ENV=production PORT="$1" FOLDER="$folder"
exec node "$folder/app.mjs"
