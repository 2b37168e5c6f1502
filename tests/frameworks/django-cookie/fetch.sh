#!/bin/bash
# Its packages are in requirements.txt.
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../pip.sh" "$here"
