#!/bin/bash
# Its packages are in package-lock.json.
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../npm.sh" "$here"
