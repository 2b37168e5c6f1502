#!/bin/bash
# start.sh PORT FOLDER: serves the files to whoever knows $STAGING_LOGIN (name:password; else ann and $TEST_PASSWORD), until it is killed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2/site/api"
cp "$here"/site/*.html "$2/site/"
{
    printf '['
    for n in $(seq 400); do [ "$n" = 1 ] || printf ','; printf '{"id":%d,"total":%d}' "$n" $((n * 10)); done
    printf ']'
} >"$2/site/api/orders.json"
login=${STAGING_LOGIN:-ann:${TEST_PASSWORD:?}}
printf '%s:%s\n' "${login%%:*}" "$(printf '%s' "${login#*:}" | openssl passwd -apr1 -stdin)" >"$2/htpasswd"
sed -e "s|PORT|$1|" -e "s|FOLDER|$2|" -e "s|SITE|$2/site|" "$here/nginx.conf" >"$2/nginx.conf"
exec /usr/sbin/nginx -p "$2" -c "$2/nginx.conf" -e stderr
