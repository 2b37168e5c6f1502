#!/bin/bash
# Installs the servers that tests and demo start, where they are missing, through the distribution's packages.
set -euo pipefail

# program or file → package
wanted=(
    "/usr/lib/postgresql/*/bin/initdb:postgresql"
    "/usr/bin/redis-server:redis-server"
    "/usr/sbin/nginx:nginx-light"
    "/usr/sbin/pgbouncer:pgbouncer"
    "/usr/sbin/varnishd:varnish"
    "/usr/bin/chromium:chromium"
    "/usr/bin/pgbackrest:pgbackrest"
    "/usr/bin/barman:barman"
    "/usr/bin/prometheus:prometheus"
    "/usr/bin/prometheus-alertmanager:prometheus-alertmanager"
    "/usr/bin/setpriv:util-linux"
    "/usr/bin/time:time"
    "/usr/bin/cc:build-essential"
)

missing=()
for pair in "${wanted[@]}"; do
    compgen -G "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
# Its package is named after the version of Postgres that the distribution has.
compgen -G "/usr/share/postgresql/*/extension/hypopg.control" >/dev/null || missing+=(hypopg)
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

echo "missing: ${missing[*]}"
if ! command -v apt-get >/dev/null; then
    echo "There is no apt here. Install these by your system's own means, then run the command again:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Installing needs root or sudo. As root, run: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
# Packages must not start servers of their own on the usual ports: ours run on free ones.
policy=/usr/sbin/policy-rc.d
made_policy=
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod +x "$policy"
    made_policy=yes
fi
restore() { [ -z "$made_policy" ] || "${as_root[@]}" rm -f "$policy"; }
trap restore EXIT
"${as_root[@]}" apt-get update -qq
major=$(apt-cache depends postgresql | grep -om1 'postgresql-[0-9]*' | cut -d- -f2)
missing=("${missing[@]/#hypopg/postgresql-$major-hypopg}")
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
echo "installed: ${missing[*]}"
