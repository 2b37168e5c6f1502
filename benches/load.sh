#!/bin/bash
# The load engine beside wrk, oha, hey and locust: how fast each drives one nginx (1 KiB, a worker a processor, as it
# comes: one alone is the limit of every fast tool) over 64 connections, in clear and over TLS, in turn, for several rounds, and
# what that takes of the machine that drives. Then what each tells of an app that holds
# everything back for 2 s. Nothing here passes or fails.
set -euo pipefail
cd "$(dirname "$0")/.."

load=${PROGRAMS:-$PWD/target/release}/examples/load
peers=$PWD/target/peers
ROUNDS=${ROUNDS:-5}
SECONDS_EACH=${SECONDS_EACH:-8}
CONNECTIONS=64
folder=$(mktemp -d)
chmod 755 "$folder"
server=
# Children of this shell only.
end() { [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true; server=; }
trap 'end; rm -rf "$folder"' EXIT
ulimit -n "$(ulimit -Hn)"

install_peers() {
    local wanted=()
    for tool in wrk hey; do command -v "$tool" >/dev/null || wanted+=("$tool"); done
    [ ${#wanted[@]} -eq 0 ] || { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${wanted[@]}"; } >/dev/null 2>&1
    [ -x "$peers/bin/oha" ] || cargo install --locked --root "$peers" oha >/dev/null 2>&1
    [ -x "$peers/locust/bin/locust" ] || { python3 -m venv "$peers/locust" && "$peers/locust/bin/pip" install -q locust; } >/dev/null 2>&1
}

free_port() { perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'; }

wait_for() { # port
    for _ in $(seq 200); do
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
        sleep 0.05
    done
    echo "nothing listens on port $1" >&2
    return 1
}

start_nginx() { # port, port for TLS
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -addext basicConstraints=CA:FALSE -keyout "$folder/key.pem" -out "$folder/ca.pem" 2>/dev/null
    mkdir -p "$folder/www"
    head -c 1024 /dev/zero | tr '\0' x >"$folder/www/index.html"
    cat >"$folder/nginx.conf" <<CONF
worker_processes auto;
daemon off;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 100000000;
    server {
        listen 127.0.0.1:$1;
        listen 127.0.0.1:$2 ssl;
        ssl_certificate $folder/ca.pem;
        ssl_certificate_key $folder/key.pem;
        root $folder/www;
    }
}
CONF
    [ "$(id -u)" -ne 0 ] || sed -i '1i user root;' "$folder/nginx.conf"
    nginx -c "$folder/nginx.conf" -e "$folder/error.log" &
    server=$!
    wait_for "$1"
}

cat >"$folder/wrk.lua" <<'LUA'
done = function(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("figures %d %.0f %.2f %.2f %.2f %d\n", summary.requests, summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
LUA
cat >"$folder/locustfile.py" <<'PY'
from locust import FastHttpUser, task, constant
class Visitor(FastHttpUser):
    wait_time = constant(0)
    @task
    def it(self):
        self.client.get("/")
PY

# Each prints: requests, requests/s, p50, p99, p99.9 (ms), failed.
run_plimsoll() { "$load" closed "${1:-http://127.0.0.1:$port/}" "$CONNECTIONS" 0s "$SECONDS_EACH"; }
run_plimsoll_tls() { CA_FILE=$folder/ca.pem run_plimsoll "https://127.0.0.1:$tls_port/"; }
run_wrk() { wrk -t1 -c"$CONNECTIONS" -d"${SECONDS_EACH}s" --timeout 10s -s "$folder/wrk.lua" "${1:-http://127.0.0.1:$port/}"; }
run_wrk_tls() { run_wrk "https://127.0.0.1:$tls_port/"; }
run_oha() { oha_at "http://127.0.0.1:$port/" "$@"; }
run_oha_tls() { oha_at "https://127.0.0.1:$tls_port/" --insecure; }
oha_at() { "$peers/bin/oha" --no-tui --output-format json -c "$CONNECTIONS" -z "${SECONDS_EACH}s" "${@:2}" "$1"; }
run_hey() { hey -c "$CONNECTIONS" -z "${SECONDS_EACH}s" "http://127.0.0.1:$port/"; }
run_locust() { "$peers/locust/bin/locust" -f "$folder/locustfile.py" --headless -u "$CONNECTIONS" -r "$CONNECTIONS" -t "${SECONDS_EACH}s" --host "http://127.0.0.1:$port" --json --skip-log; }

read_plimsoll() { cat; }
read_wrk() { awk '/^figures/ { $1 = ""; print }'; }
read_oha() {
    python3 -c 'import json, sys
r = json.load(sys.stdin); p = r["latencyPercentiles"]; s = r["summary"]
done = sum(r["statusCodeDistribution"].values()); bad = sum(n for c, n in r["statusCodeDistribution"].items() if c >= "4")
failed = bad + sum(n for why, n in r["errorDistribution"].items() if "deadline" not in why)
print(done, round(done / s["total"]), *(round(p[k] * 1e3, 2) for k in ("p50", "p99", "p99.9")), failed)'
}
read_hey() {
    awk '/Requests\/sec/ { per_s = $2 } /Total:/ { total = $2 } /50%+ in/ { p50 = $3 } /99%+ in/ { p99 = $3 } /responses$/ { done += $2 } /^  \[[45]/ { bad += $2 }
         END { printf "%d %.0f %.2f %.2f - %d\n", done, per_s, p50 * 1000, p99 * 1000, bad }'
}
read_locust() {
    python3 -c 'import json, sys
text = sys.stdin.read(); r = json.loads(text[text.index("["):])[0]
def at(q):
    left = r["num_requests"] * q
    for ms, n in sorted(r["response_times"].items(), key=lambda x: float(x[0])):
        left -= n
        if left <= 0: return float(ms)
print(r["num_requests"], round(r["num_requests"] / (r["last_request_timestamp"] - r["start_time"])), at(.5), at(.99), at(.999), r["num_failures"])'
}

# One run: its figures, then CPU seconds per 100,000 requests and MB resident.
measure() { # tool, arguments
    local tool=$1
    shift
    /usr/bin/time -o "$folder/time" -f '%U %S %M' bash -c "run_$tool \"\$@\"" bash "$@" >"$folder/out" 2>"$folder/err" || true
    "read_${tool%_tls}" <"$folder/out" | awk -v tool="$tool" -v spent="$(tail -1 "$folder/time")" '
        { split(spent, t, " "); print tool, $2, (t[1] + t[2]) * 1e5 / $1, t[3] / 1024, $3, $4, $5, $6 }'
}
for tool in plimsoll wrk oha hey locust plimsoll_tls wrk_tls oha_tls; do export -f "run_$tool"; done
export -f oha_at
export load peers port tls_port CONNECTIONS SECONDS_EACH folder

medians() { # file
    python3 -c 'import statistics, sys
tools = {}
for line in open(sys.argv[1]):
    tool, *figures = line.split()
    tools.setdefault(tool, []).append([float("nan") if f == "-" else float(f) for f in figures])
print("%-12s %5s %10s %19s %12s %8s %8s %8s %7s" % ("", "runs", "requests/s", "(from to)", "CPU s/100k", "MB", "p50 ms", "p99 ms", "failed"))
for tool, runs in tools.items():
    per_s, cpu, mb, p50, p99, _, failed = (statistics.median(f) for f in zip(*runs))
    span = "(%.0f %.0f)" % (min(r[0] for r in runs), max(r[0] for r in runs))
    print("%-12s %5d %10.0f %19s %12.2f %8.1f %8.2f %8.2f %7d" % (tool, len(runs), per_s, span, cpu, mb, p50, p99, failed))' "$1"
}

# Everything is held back from 4 s to 6 s of 10 s; an open load of 2,000/s then has its p99 at 1,924 ms, its p99.9 at 2,012.
stalled() { # what, tool, arguments
    local what=$1 tool=$2
    shift 2
    start_stalling
    measure "$tool" "$@" | awk -v what="$what" '{ printf "%-44s %8.0f %10.2f %10.2f %8d\n", what, $2, $6, $7, $8 }'
    end
}
start_stalling() {
    port=$(free_port)
    "$load" stalls "$port" &
    server=$!
    wait_for "$port"
}

install_peers
port=$(free_port)
tls_port=$(free_port)
start_nginx "$port" "$tls_port"
echo "$(nproc) processors, load average $(cut -d' ' -f1-3 /proc/loadavg); nginx with 1 KiB and a worker a processor, $CONNECTIONS connections, $ROUNDS rounds of $SECONDS_EACH s, medians"
echo "goals: requests/s >= 1.1 of oha and >= 0.95 of wrk, CPU <= oha, <= 64 MB; over TLS: CPU <= 1.7 of oha"
for _ in $(seq "$ROUNDS"); do
    for tool in plimsoll wrk oha hey locust plimsoll_tls wrk_tls oha_tls; do measure "$tool"; done
done >"$folder/all"
[ -z "${KEEP:-}" ] || cp "$folder/all" "$KEEP"
medians "$folder/all"

echo
echo "10,000 closed users who pause for 1 to 3 s (goal: <= 50 KiB a user, in one process)"
resident() { # users
    /usr/bin/time -o "$folder/time" -f %M "$load" closed "http://127.0.0.1:$port/" "$1" 1s..3s 20 >"$folder/out"
    tail -1 "$folder/time"
}
few=$(resident 100)
many=$(resident 10000)
awk -v few="$few" -v many="$many" '{ printf "%.1f KiB a user (%.1f MB resident with 100 users, %.1f MB with 10,000); %d req/s, p50 %s ms, p99 %s ms, %d failed, %s %% of the processors\n",
    (many - few) / 9900, few / 1024, many / 1024, $2, $3, $4, $6, $10 }' "$folder/out"

echo
echo "3,000 requests/s offered for ${OFFERED_S:-60} s (goal: start lag p99 <= 2 ms)"
"$load" open "http://127.0.0.1:$port/" 512 3000 "${OFFERED_S:-60}" |
    awk '{ printf "start lag p99 %s ms; %d req/s, p50 %s ms, p99 %s ms, %d failed, %d dropped, backlog %d at most, %s %% of the processors\n", $7, $2, $3, $4, $6, $8, $9, $10 }'
end


SECONDS_EACH=10
echo
echo "a server that holds everything from 4 s to 6 s of 10 s; open at 2000/s the truth is p99 1924 ms, p99.9 2012 ms"
printf "%-44s %8s %10s %10s %8s\n" "" "req/s" "p99 ms" "p99.9 ms" "failed"
start_stalling
"$load" beside "http://127.0.0.1:$port/" 4500 2500 10 | awk '
    { printf "%-44s %8.0f %10.2f %10.2f %8d\n", NR == 1 ? "plimsoll, open, 2000/s" : "  its other endpoint, never held, 500/s", $2, $4, $5, $6 }'
end
CONNECTIONS=4500 stalled "oha -q 2000 --latency-correction -c 4500" oha -q 2000 --latency-correction
stalled "oha -q 2000 --latency-correction -c 64" oha -q 2000 --latency-correction
stalled "oha -q 2000 -c 64" oha -q 2000
stalled "wrk, 64 closed" wrk
stalled "plimsoll, 64 closed" plimsoll
