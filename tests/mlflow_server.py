"""A real MLflow server of the tests' own on 127.0.0.1, and servers in its place that misbehave."""
import http.client
import os
import pathlib
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time

import mlflow_venv

START_SECONDS = 300
# Runs a command and ends it with all its children once nobody holds our standard input: a test that is
# killed leaves no server behind.
GUARD = '("$@"; kill -KILL 0) & read nothing; kill -KILL 0'


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


class MlflowServer:
    """SQLite and files in `folder`, one worker, artifacts served. Can be killed and started again."""

    def __init__(self, folder, database=None):
        self.folder = pathlib.Path(folder)
        self.database = database or f"sqlite:///{self.folder}/mlflow.db"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    def start(self):
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["sh", "-c", GUARD, "sh", sys.executable, "-m", "mlflow", "server", "--host",
                 "127.0.0.1", "--port", str(self.port), "--workers", "1", "--backend-store-uri", self.database,
                 "--artifacts-destination", str(self.folder / "artifacts"), "--serve-artifacts"],
                cwd=self.folder, env=mlflow_venv.environment(), stdin=subprocess.PIPE, stdout=log,
                stderr=log, start_new_session=True)
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "server.log").read_text()[-3000:])
            time.sleep(.1)
        return self

    def answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process.stdin.close()


def receive_request(stream):
    """One HTTP request as bytes and its head's first line; nothing at the end of the connection."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline(65536)
        if not line:
            return None
        head += line
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = stream.read(length)
    return head.split(b"\r\n")[0].decode(), head, body


class Loopback(socketserver.ThreadingTCPServer):
    """Answers each connection by `answer(stream_in, socket)`, counting what it is asked."""
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answer):
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    answer(outer, self.rfile, self.request)
                except OSError:
                    pass  # the other side has gone

        self.asked = []
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(.02,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


def always(answer):
    """A server that gives every request the same bytes, and closes."""
    def handle(server, stream, connection):
        request = receive_request(stream)
        if request is None:
            return
        server.asked.append(request[0])
        for part in answer(server) if callable(answer) else [answer]:
            connection.sendall(part)
    return Loopback(handle)


def answer_bytes(status, body=b"", head="", length=None):
    length = len(body) if length is None else length
    return (f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{head}Connection: close\r\n\r\n".encode()
            + body)


def between(target, judge):
    """Stands between a client and the server `target`. For each request, numbered from 1, `judge(number,
    line)` says: "pass", "lose" (cut before the server hears of it), "deaf" (cut after the server did it)
    or "later" (an answer 503 in the server's place)."""
    lock = threading.Lock()

    def handle(server, stream, connection):
        while (request := receive_request(stream)) is not None:
            line, head, body = request
            with lock:
                server.asked.append(line)
                verdict = judge(len(server.asked), line)
            if verdict == "lose":
                return
            if verdict == "later":
                connection.sendall(answer_bytes("503 Service Unavailable"))
                return
            answer = forward(target, head, body)
            if verdict == "deaf":
                return
            connection.sendall(answer)
    return Loopback(handle)


def forward(target, head, body):
    first, *lines = head.decode("latin-1").split("\r\n")
    kept = [line for line in lines if line and not line.lower().startswith(("connection:", "host:"))]
    with socket.create_connection(("127.0.0.1", target.port), timeout=60) as upstream:
        text = "\r\n".join([first, f"Host: 127.0.0.1:{target.port}", *kept, "Connection: close", "", ""])
        upstream.sendall(text.encode("latin-1") + body)
        answer = b""
        while part := upstream.recv(1 << 16):
            answer += part
    # The other side's connection is kept; Content-Length tells where the answer ends.
    return answer.replace(b"\r\nconnection: close", b"", 1)
