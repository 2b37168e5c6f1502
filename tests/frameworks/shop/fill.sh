#!/bin/bash
# Fills the tables of the database at OWNER_URL, and plants in them what SETTING asks for.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
ask=(psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$OWNER_URL")
"${ask[@]}" --file "$here/rows.sql"
if [ "$SETTING" = faulty ]; then "${ask[@]}" --file "$here/faulty.sql"; fi
