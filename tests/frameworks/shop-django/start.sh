#!/bin/bash
# start.sh PORT FOLDER: serves the app by gunicorn behind nginx until it is killed. SETTING is `well` or `faulty`; OWNER_URL may make
# tables in the database, DATABASE_URL is the app's own role.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
port=$1 folder=$2 back=$(($1 + 1)) python=${FRAMEWORKS:?}/shop-django/bin/python
cp -r "$here/shop" "$folder/"
cd "$folder"
export APP_FOLDER=$folder STATIC_ROOT=$folder/static DJANGO_SETTINGS_MODULE=shop.settings PYTHONDONTWRITEBYTECODE=1
SECRET_KEY=$(head -c 32 /dev/urandom | base64)
export SECRET_KEY
DATABASE_URL=$OWNER_URL "$python" -m django migrate --verbosity 0
DATABASE_URL=$OWNER_URL DJANGO_SUPERUSER_PASSWORD=$TEST_PASSWORD "$python" -m django shell --verbosity 0 --command "
import os
from django.contrib.auth.models import User
User.objects.create_user('ann@example.com', 'ann@example.com', os.environ['TEST_PASSWORD'], first_name='Ann')"
"$python" -m django collectstatic --noinput --verbosity 0
packed="application/json text/css text/javascript"
if [ "$SETTING" = faulty ]; then packed="text/css text/javascript"; fi # planted: what the API says is sent as it is
bash "$here/../shop/fill.sh"
sed -e "s|PORT|$port|" -e "s|BACK|$back|" -e "s|FOLDER|$folder|" -e "s|PACKED|$packed|" "$here/nginx.conf" >nginx.conf
# The last to answer is the one that is waited for.
(
    for _ in $(seq 300); do if (exec 3<>"/dev/tcp/127.0.0.1/$back") 2>/dev/null; then break; fi; sleep 0.1; done
    exec setpriv --pdeathsig KILL nginx -p "$folder" -c "$folder/nginx.conf" -e stderr
) &
exec "$python" -m gunicorn shop.wsgi --bind "127.0.0.1:$back" --workers 2 --threads 2 --keep-alive 75 --no-control-socket --log-level warning
