#!/bin/bash
# start.sh PORT FOLDER: the app of django-cookie, with its CSRF token in the session: no cookie tells of it.
export CSRF_USE_SESSIONS=1
exec "$(cd "$(dirname "$0")" && pwd)/../django-cookie/start.sh" "$@"
