#!/bin/bash
# Debian has it: see packages.txt.
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../apt.sh" "$here"
