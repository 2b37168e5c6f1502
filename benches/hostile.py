"""Servers that speak just enough of a protocol to be asked, and then never stop answering.

    python3 benches/hostile.py KIND MODE      prints the port that it listens on
"""
import socket
import struct
import sys
import threading
import time

MB = 1 << 20
kind, mode = sys.argv[1], sys.argv[2]


def message(tag, body):
    return tag + struct.pack("!i", len(body) + 4) + body


def columns(names):
    field = b"".join(name + b"\0" + struct.pack("!ihihih", 0, 0, 25, -1, -1, 0) for name in names)
    return message(b"T", struct.pack("!h", len(names)) + field)


def row(values):
    return message(b"D", struct.pack("!h", len(values)) + b"".join(struct.pack("!i", len(v)) + v for v in values))


def failure(text):
    return message(b"E", b"SERROR\0VERROR\0C42P01\0M" + text + b"\0\0")


def forever(connection, chunk):
    while True:
        connection.sendall(chunk)


def drip(connection, chunk):
    for n in range(len(chunk)):
        connection.sendall(chunk[n : n + 1])
        time.sleep(0.2)
    time.sleep(3600)


READY = message(b"Z", b"I")


def answer_postgres(connection):
    if mode == "rows":
        connection.sendall(columns([b"name"]))
        forever(connection, row([b"x" * 100]) * 1000)
    elif mode == "small-rows":
        connection.sendall(columns([b"name"]))
        forever(connection, row([b""]) * 10000)
    elif mode == "wide-rows":
        connection.sendall(columns([b"c%d" % n for n in range(30000)]))
        forever(connection, message(b"D", struct.pack("!h", 30000) + b"\xff\xff\xff\xff" * 30000))
    elif mode == "error":
        connection.sendall(failure(b"word " * MB) + READY)
    elif mode == "huge-error":
        connection.sendall(b"E" + struct.pack("!i", 2**31 - 1) + b"SERROR\0M")
        forever(connection, b"word " * 20000)
    elif mode == "row":
        connection.sendall(columns([b"name"]) + b"D" + struct.pack("!ihi", 2**31 - 1, 1, 2**31 - 11))
        forever(connection, b"x" * MB)
    elif mode == "notices":
        forever(connection, message(b"N", b"SNOTICE\0C00000\0Mhello\0\0") * 1000)
    elif mode == "parameters":
        n = 0
        while True:
            chunk = b"".join(message(b"S", b"p%d\0\0" % i) for i in range(n, n + 10000))
            n += 10000
            connection.sendall(chunk)
    elif mode == "columns":
        forever(connection, columns([b"c%d" % n for n in range(30000)]))
    elif mode == "silent":
        time.sleep(3600)
    elif mode == "drip":
        drip(connection, columns([b"name"]) + row([b"x"]) * 1000)


def serve_postgres(connection):
    while True:
        (length,) = struct.unpack("!i", exactly(connection, 4))
        (code,) = struct.unpack("!i", exactly(connection, length - 4)[:4])
        if code != 80877103:  # not a question for TLS
            break
        connection.sendall(b"N")
    hello = message(b"R", struct.pack("!i", 0)) + message(b"S", b"server_version\x0015.4\0")
    connection.sendall(hello + message(b"K", struct.pack("!ii", 1, 2)) + READY)
    while True:
        tag = exactly(connection, 1)
        (length,) = struct.unpack("!i", exactly(connection, 4))
        exactly(connection, length - 4)
        if tag == b"X":
            return
        answer_postgres(connection)


def answer_redis(connection, words):
    if words[0] != b"INFO":
        return connection.sendall(b"+PONG\r\n" if words[0] == b"PING" else b"+OK\r\n")
    if mode == "bulk":
        connection.sendall(b"$2147483647\r\n")
        forever(connection, b"x" * MB)
    elif mode in ("line", "error"):
        connection.sendall(b"+" if mode == "line" else b"-ERR ")
        forever(connection, b"x" * MB)
    elif mode == "nested":
        connection.sendall(b"*1\r\n" * 1000000)
        forever(connection, b"*1\r\n" * 10000)
    elif mode == "array":
        connection.sendall(b"*2147483647\r\n")
        forever(connection, b":1\r\n" * 100000)
    elif mode == "push":
        connection.sendall(b">2147483647\r\n+message\r\n")
        forever(connection, b"$1\r\nx\r\n" * 100000)
    elif mode == "replies":
        forever(connection, b"+OK\r\n" * 100000)
    elif mode == "silent":
        time.sleep(3600)
    elif mode == "drip":
        drip(connection, b"$1000000\r\n" + b"x" * 1000000)


def serve_redis(connection):
    reader = connection.makefile("rb")
    while True:
        head = reader.readline()
        if not head:
            return
        words = []
        for _ in range(int(head[1:])):
            words.append(reader.read(int(reader.readline()[1:]) + 2)[:-2])
        answer_redis(connection, [words[0].upper()] + words[1:])


def exactly(connection, count):
    got = b""
    while len(got) < count:
        more = connection.recv(count - len(got))
        if not more:
            raise EOFError
        got += more
    return got


def guarded(connection):
    try:
        (serve_redis if kind == "redis" else serve_postgres)(connection)
    except (OSError, EOFError, ValueError, IndexError, struct.error):
        pass
    finally:
        connection.close()


listener = socket.create_server(("127.0.0.1", 0), backlog=64)
print(listener.getsockname()[1], flush=True)
while True:
    stranger, _ = listener.accept()
    threading.Thread(target=guarded, args=(stranger,), daemon=True).start()
