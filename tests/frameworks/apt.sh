#!/bin/bash
# apt.sh FOLDER: installs the packages of Debian that FOLDER/packages.txt names, where one is missing. They go into the system: the
# folder below "$FRAMEWORKS" only says which versions were found.
set -euo pipefail
place=${FRAMEWORKS:?}/$(basename "$1")
mkdir -p "$place"
exec 9>"$FRAMEWORKS/apt.lock"
flock 9
mapfile -t wanted < <(grep -v '^#' "$1/packages.txt")
there() {
    local package
    for package in "${wanted[@]}"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || return 1
    done
}
if ! there; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    # Packages must not start servers of their own on the usual ports.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod +x "$policy"
        trap '"${as_root[@]}" rm -f "$policy"' EXIT
    fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${wanted[@]}" >/dev/null
fi
dpkg-query -W "${wanted[@]}" >"$place/versions"
