"""What the tests of `crossfade serve` share: the running server, requests, live events."""
import contextlib
import csv
import gzip
import http.client
import io
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse

import program
from program import ROOT

DOCUMENT = ROOT / "src/server/openapi.json"
PATIENCE = 60  # seconds for what a busy machine may delay


class Answer:
    """A response: its status, headers by name in lower case, and body."""

    def __init__(self, response, body):
        self.status = response.status
        self.fields = response.getheaders()
        self.headers = {name.lower(): value for name, value in self.fields}
        self.body = body

    @property
    def type(self):
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def plain(self):
        """The body as it is without a content coding."""
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body

    @property
    def json(self):
        return json.loads(self.plain)


class Server:
    """`crossfade serve` on a free port of loopback, until stop()."""

    def __init__(self, store, *arguments, folder, address="127.0.0.1"):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CROSSFADE_")}
        self.complaints = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [program.PROGRAM, "serve", "--store", str(store), "--port", "0", "--threads", "2",
             *map(str, arguments)], cwd=folder, env=environment, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.complaints)
        line = self.process.stdout.readline()
        found = re.search(r"(https?)://\S+:(\d+)/", line)
        if found is None:
            self.process.wait(PATIENCE)
            raise RuntimeError(f"the server did not start: {line}{self.complained()}")
        self.address, self.port = address, int(found.group(2))

    def complained(self):
        self.complaints.seek(0)
        return self.complaints.read()

    def connect(self, timeout=PATIENCE):
        return http.client.HTTPConnection(self.address, self.port, timeout=timeout)

    def ask(self, path, method="GET", body=None, headers=None, query=None, on=None):
        """One request, on a connection of its own or on that of `on`. `body`: bytes, text or what
        becomes JSON."""
        headers = dict(headers or {})
        if query:
            path += "?" + urllib.parse.urlencode(query, doseq=True)
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        if isinstance(body, str):
            body = body.encode()
        connection = on or self.connect()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response, response.read())
        finally:
            if on is None:
                connection.close()

    def get(self, path, query=None, **headers):
        return self.ask("/api/v1" + path, query=query, headers=headers)

    def raw(self, data, timeout=PATIENCE):
        """What comes back for these bytes, until the server closes or is silent."""
        with socket.create_connection((self.address, self.port), timeout=timeout) as connection:
            connection.sendall(data)
            answer = b""
            with contextlib.suppress(socket.timeout, ConnectionError):
                while part := connection.recv(65536):
                    answer += part
            return answer

    def job(self, number):
        return self.get(f"/jobs/{number}").json

    def ended(self, job):
        """The job when it has ended."""
        wait_until(lambda: self.job(job["id"])["state"] not in ("queued", "running"))
        return self.job(job["id"])

    def stop(self, signal_number=signal.SIGTERM):
        """Ends the server; returns its exit code and how many seconds that took."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal_number)
        return self.wait(), time.monotonic() - began

    def wait(self):
        """Waits until it has ended; returns its exit code."""
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.process.stdout.close()
            self.complaints.close()


class Events:
    """A live stream of events: (name, data, when it came), as they come."""

    def __init__(self, server, headers=None):
        self.connection = server.connect()
        self.connection.request("GET", "/api/v1/events", headers=headers or {})
        self.socket = self.connection.sock
        self.response = self.connection.getresponse()
        self.came = []
        self.news = threading.Condition()
        if self.response.status == 200:
            self.thread = threading.Thread(target=self.read, daemon=True)
            self.thread.start()

    def read(self):
        name, data = "message", []
        with contextlib.suppress(OSError, ValueError, AttributeError, http.client.HTTPException):
            while line := self.response.readline():
                line = line.rstrip(b"\r\n").decode()
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    data.append(line[6:])
                elif not line and data:
                    with self.news:
                        self.came.append((name, json.loads("\n".join(data)), time.monotonic()))
                        self.news.notify_all()
                    name, data = "message", []

    def wait(self, wanted, timeout=PATIENCE):
        """The first event, past or to come, for which `wanted(name, data)` holds."""
        deadline = time.monotonic() + timeout
        with self.news:
            while True:
                for event in self.came:
                    if wanted(event[0], event[1]):
                        return event
                if not self.news.wait(max(deadline - time.monotonic(), 0)):
                    raise AssertionError(f"no such event among {[each[:2] for each in self.came]}")

    def close(self):
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.response.close()
        self.connection.close()


def wait_until(is_true, timeout=PATIENCE):
    deadline = time.monotonic() + timeout
    while not is_true():
        if time.monotonic() > deadline:
            raise AssertionError("it did not come true in time")
        time.sleep(0.02)


def read_csv(text):
    """The rows of a CSV text, as dictionaries."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


class ServerTest(program.ProgramTest):
    """Tests of servers on a store with a study: generated tracks and those of `strange`, made once a
    script. Each test gets a server of its own unless it asks `shared()`."""

    TRACKS = 400
    place = None
    all_servers = {}

    @classmethod
    def setUpClass(cls):
        if ServerTest.place is None:
            ServerTest.place = pathlib.Path(tempfile.mkdtemp(prefix="crossfade-serve-"))
            make_store(ServerTest.place, cls.TRACKS)

    def setUp(self):
        super().setUp()
        self.catalogue = self.place / "catalogue.csv"
        self.models = self.place / "s.db.models"

    def copy_store(self):
        """A copy of the store, with its models, in this test's folder."""
        shutil.copy(self.place / "s.db", self.folder / "s.db")
        shutil.copytree(self.models, self.folder / "s.db.models")
        return self.folder / "s.db"

    def serve(self, store, *arguments, **options):
        server = Server(store, *arguments, folder=self.folder, **options)
        self.addCleanup(server.stop)
        return server

    def listen(self, server, **options):
        events = Events(server, **options)
        self.addCleanup(events.close)
        return events

    @classmethod
    def shared(cls):
        """One server for all tests that change nothing."""
        if "shared" not in ServerTest.all_servers:
            ServerTest.all_servers["shared"] = Server(
                ServerTest.place / "s.db", "--log", "access.log", folder=ServerTest.place)
        return ServerTest.all_servers["shared"]


def make_store(place, tracks):
    def run(*arguments):
        subprocess.run([program.PROGRAM, *map(str, arguments)], cwd=place, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)

    run("generate", "--tracks", tracks, "--seed", 4, "--out", "catalogue.csv")
    path = place / "catalogue.csv"
    path.write_text(path.read_text().rstrip("\n") + "\n" + strange_rows(), encoding="utf-8")
    run("run", path, "--store", "s.db", "--model", "s.db.models", "--quick", "--as-of", "2024-05-01",
        "--out", "report")


STRANGE = [
    ("아이유", "밤편지", "Palette", "IU(아이유) _ 밤편지", "1theK"),
    ("<script>alert(1)</script>", "</script><!--", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE tracks; --", "&lt;b&gt;"),
    ("=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1"),
    ("Beyoncé", "Déjà Vu", "B'Day, \"Deluxe\"", "Beyoncé - Déjà Vu", "beyonceVEVO"),
]


def strange_rows():
    """Rows with names as the world has them, and as an attacker would; numbers missing here and
    there."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for number, (artist, track, album, title, channel) in enumerate(STRANGE):
        views = "" if number == 1 else 1000 + number
        streams = "" if number == 2 else 5000 + number
        writer.writerow([number, artist, track, album, "" if number == 3 else "single", 0.5, 0.6, 1, -5, 0.05, 0.1, 0, 0.1,
                         0.5, 100, 200000, title, channel, views, 10, 1, "", "", streams])
    return text.getvalue()


def close_shared():
    for server in ServerTest.all_servers.values():
        server.stop()
    if ServerTest.place:
        shutil.rmtree(ServerTest.place, ignore_errors=True)


def main():
    try:
        program.main()
    finally:
        close_shared()
