#!/bin/bash
# Its packages are in package-lock.json; of them Prisma makes its client, for which it needs none of its engines.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
place=${FRAMEWORKS:?}/shop-prisma
"$here/../npm.sh" "$here"
cmp -s "$here/schema.prisma" "$place/schema.prisma" && [ -d "$place/generated" ] && exit 0
cp "$here/schema.prisma" "$here/prisma.config.mjs" "$place/"
cd "$place"
PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_HIDE_UPDATE_MESSAGE=1 CHECKPOINT_DISABLE=1 node node_modules/prisma/build/index.js generate >/dev/null
