"""An app whose answer takes some milliseconds of its processor in one of many threads, with the default metrics of prometheus_client."""

import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest


class App(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/metrics":
            self.answer(CONTENT_TYPE_LATEST, generate_latest())
        else:
            self.answer("text/plain", str(sum(n * n for n in range(100_000))).encode())

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 1024

    def handle_error(self, *_):
        """Who went away before the answer came is no error."""


# In the background of a shell it is ignored, unless asked for.
signal.signal(signal.SIGINT, signal.SIG_DFL)
Server(("127.0.0.1", int(sys.argv[1])), App).serve_forever()
