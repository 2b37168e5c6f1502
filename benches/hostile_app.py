"""Apps that send more than anybody could hold, or never come to an end.

    python3 benches/hostile_app.py --list             prints the kinds
    python3 benches/hostile_app.py KIND               prints the port of 127.0.0.1 that it listens on
    python3 benches/hostile_app.py --measure PLIMSOLL [KIND ...]
        scans each with that binary, with a short load, and prints the most memory that took, for how long it ran, how it
        ended, and how long it went on after a SIGTERM
"""
import gzip, os, signal, socketserver, subprocess, sys, tempfile, threading, time

PAGE = b"<html><a href=/page>p</a><script src=/app.js></script><script>fetch('/api/v1/items')</script></html>"
TEN_GIGABYTES = 10 << 30


def head(*lines):
    return b"HTTP/1.1 200 OK\r\nconnection: close\r\n" + b"".join(line + b"\r\n" for line in lines) + b"\r\n"


def endless(begin, unit):
    unit = unit * (1 + 65536 // len(unit))

    def send(sock):
        sock.sendall(begin)
        while True:
            sock.sendall(unit)

    return send


def once(begin, text):
    return lambda sock: sock.sendall(begin + text())


def bomb(sock):
    member = gzip.compress(b"a" * (16 << 20), 9)
    sock.sendall(head(b"content-type: text/html", b"content-encoding: gzip"))
    for _ in range(TEN_GIGABYTES // (16 << 20)):
        sock.sendall(member)


def drip(sock):
    sock.sendall(head(b"content-type: text/html"))
    while True:
        sock.sendall(b"<")
        time.sleep(1)


def silent(sock):
    while sock.recv(4096):
        pass


count = [0]


def cookies(sock):
    first = count[0]
    count[0] += 900
    lines = [b"set-cookie: c%d=value-of-it-%d" % (n, n) for n in range(first, first + 900)]
    sock.sendall(head(b"content-type: text/html", b"content-length: 13", *lines) + b"<html></html>")


html, json = head(b"content-type: text/html"), head(b"content-type: application/json")
chunked = head(b"content-type: text/html", b"transfer-encoding: chunked")
status = b"HTTP/1.1 200 OK\r\n"
KINDS = {
    "endless-page": endless(html, b"<p>lorem ipsum <a href=/x>"),
    "endless-script": endless(head(b"content-type: text/javascript"), b"fetch('/api/v1/x1');"),
    "endless-list": endless(json + b"[", b'{"id":1},'),
    "endless-image": endless(head(b"content-type: image/png"), b"\1"),
    "gzip-bomb": bomb,
    "endless-headers": endless(status, b"x-another: one\r\n"),
    "endless-header": endless(status + b"x: ", b"a"),
    "endless-interim": endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "endless-chunk-extension": endless(chunked, b"1;a=b"),
    "endless-trailers": endless(chunked + b"1\r\na\r\n0\r\n", b"trailer: x\r\n"),
    "no-http": endless(b"", b"a"),
    "drip": drip,
    "silent": silent,
    "deep-page": once(html, lambda: b"<div><p><b><table>" * 100000),
    "million-links": once(html, lambda: b"".join(b"<a href=/%d>" % n for n in range(500000))),
    "deep-json": once(json, lambda: b'{"openapi":"3.1.0","x":' + b"[" * 4000000),
    "wide-json": once(json, lambda: b'{"openapi":"3.1.0","items":[' + b'{"":1},' * 900000 + b"0]}"),
    "deep-yaml": once(head(b"content-type: application/yaml"), lambda: b"openapi: 3.1.0\npaths: " + b"[" * 200000),
    "many-cookies": cookies,
}


class App(socketserver.BaseRequestHandler):
    send, start_page = None, PAGE

    def handle(self):
        try:
            asked = b""
            while b"\r\n\r\n" not in asked:
                more = self.request.recv(65536)
                if not more:
                    return
                asked += more
            self.server.asked.set()
            if asked.startswith(b"GET / ") and self.server.has_start_page:
                self.request.sendall(head(b"content-type: text/html", b"content-length: %d" % len(PAGE)) + PAGE)
            elif asked.startswith(b"HEAD "):
                self.request.sendall(head(b"content-length: 0"))
            else:
                self.server.send(self.request)
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads, request_queue_size = True, True, 128

    def __init__(self, port, kind, has_start_page=True):
        super().__init__(("127.0.0.1", port), App)
        self.send, self.has_start_page, self.asked = KINDS[kind], has_start_page, threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()


def scan(binary, url, folder, *arguments):
    os.makedirs(folder + "/scenarios", exist_ok=True)
    with open(folder + "/scenarios/a.toml", "w") as file:
        file.write('why = "w"\n[[step]]\nname = "it"\nget = "/api/v1/items"\nsave = { first = "/items/0/id" }\n')
    with open(folder + "/plimsoll.toml", "w") as file:
        file.write('environment = "test"\nwithout = ["postgres", "redis", "pooler"]\n')
    quiet = subprocess.DEVNULL
    return subprocess.Popen([binary, "scan", "--app", url, *arguments], cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet)


def peak_mb(process, until):
    """The most memory that it took until it ended or `until` says so."""
    peak = 0
    while process.poll() is None and not until():
        try:
            with open("/proc/%d/status" % process.pid) as file:
                peak = max([peak] + [int(line.split()[1]) for line in file if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.02)
    return peak / 1024


def measure(binary, kinds):
    load = ["--load-host", "127.0.0.1", "--load-seconds", "10"]
    print("%-26s %10s %8s %6s %14s" % ("app", "peak MB", "s", "exit", "s to SIGTERM"))
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(0, kind)
            begun, process = time.monotonic(), scan(binary, "http://127.0.0.1:%d" % server.server_address[1], folder, *load)
            peak = peak_mb(process, lambda: False)
            took, code = time.monotonic() - begun, process.wait()
            server.shutdown()
            server = Server(0, kind, has_start_page=False)
            process = scan(binary, "http://127.0.0.1:%d" % server.server_address[1], folder, "--no-load")
            server.asked.wait(30)
            peak = max(peak, peak_mb(process, lambda at=time.monotonic(): time.monotonic() > at + 1))
            asked = time.monotonic()
            process.send_signal(signal.SIGTERM)
            peak = max(peak, peak_mb(process, lambda: False))
            server.shutdown()
            print("%-26s %10.0f %8.1f %6d %14.1f" % (kind, peak, took, code, time.monotonic() - asked), flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "--measure":
        measure(os.path.abspath(sys.argv[2]), sys.argv[3:] or KINDS)
    elif sys.argv[1:] == ["--list"]:
        print("\n".join(KINDS))
    elif len(sys.argv) == 2 and sys.argv[1] in KINDS:
        print(Server(0, sys.argv[1]).server_address[1], flush=True)
        threading.Event().wait()
    else:
        sys.exit(__doc__)
