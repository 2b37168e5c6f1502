#!/bin/bash
# start.sh PORT FOLDER: serves the app until it is killed.
set -euo pipefail
cd "$(dirname "$0")"
export APP_FOLDER=$2 APP_SERVICES_CACHE=$2/services.php APP_PACKAGES_CACHE=$2/packages.php
APP_KEY=base64:$(head -c 32 /dev/urandom | base64)
export APP_KEY
mkdir -p "$2/framework/sessions" "$2/framework/views"
touch "$2/database.sqlite"
php public/index.php
exec php -d opcache.enable_cli=1 -S "127.0.0.1:$1" -t public public/index.php
