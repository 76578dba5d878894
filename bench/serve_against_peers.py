#!/usr/bin/env python3
"""Asks `crossfade serve`, a bare Beast server and FastAPI the same in one run, and prints JSON.

    serve_against_peers.py --store FILE.db --model DIR [--build build/bench] [--rounds 5]
                           [--seconds 2] [--large 1000000]

- The key figures: 64 connections, each with one request under way. Ours answers with every guard and
  header and its access log on; the bare server (bench/bare_server.h) and FastAPI (uvicorn, one
  process) send the same JSON. Servers share a core, one at a time; the client (http_load) has another.
- Scores of one row: 64 connections without reasons, then one connection without and with them.
- The key figures, at hand and of filters not asked before, while a study runs.
- Memory of a fresh server after 20 sessions, each with its pages' questions and a live stream that
  stays open, and a thousand rows scored: what is its own (RssAnon) and its share (Pss).
- A generated store of --large tracks (0: none): until the first answer, what pages ask, memory.

Figures of rounds are medians. The store is copied; it needs a study and its models. FastAPI is left
out where it is not installed (tests/peers.txt)."""

import argparse
import http.client
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SERVER_CORE, CLIENT_CORE = 0, 1
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
           "Accept": "application/json", "Accept-Language": "ko,en;q=0.8", "Accept-Encoding": "identity",
           "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
FASTAPI = """import fastapi, json, pathlib
app = fastapi.FastAPI()
answer = json.loads(pathlib.Path("kpis.json").read_text())
@app.get("/api/v1/kpis")
async def kpis():
    return answer
"""
PAGES = ("/", "/api/v1/status", "/api/v1/kpis", "/api/v1/overview", "/api/v1/scatter", "/api/v1/tracks",
         "/api/v1/artists", "/api/v1/videos", "/api/v1/findings", "/api/v1/models", "/api/v1/levers",
         "/api/v1/quality", "/api/v1/jobs")
DEMO = {"Artist": "Somebody", "Track": "Demo", "Album_type": "single", "Danceability": 0.6, "Energy": 0.7, "Key": 2,
        "Loudness": -5.5, "Speechiness": 0.05, "Acousticness": 0.2, "Instrumentalness": 0, "Liveness": 0.1,
        "Valence": 0.5, "Tempo": 120, "Duration_ms": 200000}


def on_core(core):
    return lambda: os.sched_setaffinity(0, {core})


class Bench:
    def __init__(self, arguments, folder):
        self.arguments, self.folder, self.running = arguments, folder, []
        self.build = pathlib.Path(arguments.build).resolve()

    def start(self, command, wanted, core=SERVER_CORE):
        """Starts a server that says its port on one of its lines; returns process and port."""
        process = subprocess.Popen([str(word) for word in command], cwd=self.folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   preexec_fn=None if core is None else on_core(core))
        self.running.append(process)
        for line in process.stdout:
            if found := re.search(wanted, line):
                return process, int(found.group(1))
        raise SystemExit(f"{command[0]} did not start")

    def serve(self, store, model, core=SERVER_CORE):
        return self.start([self.build / "crossfade", "serve", "--store", store, "--model", model, "--port", 0,
                           "--log", "access.log"], r"http://127\.0\.0\.1:(\d+)/", core)

    def stop(self, process):
        process.terminate()
        process.wait()
        process.stdout.close()
        self.running.remove(process)

    def load(self, port, path, body=None, connections=64, seconds=None):
        """What http_load says of one request."""
        data = b"" if body is None else json.dumps(body).encode()
        head = {"Host": f"127.0.0.1:{port}", **BROWSER}
        if data:
            head.update({"Content-Type": "application/json", "Content-Length": len(data)})
        lines = [f"{'POST' if data else 'GET'} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items())]
        file = self.folder / "request"
        file.write_bytes("\r\n".join([*lines, "", ""]).encode() + data)
        command = [self.build / "bench/http_load", file, "--port", port, "--connections", connections,
                   "--seconds", seconds or self.arguments.seconds, "--core", CLIENT_CORE]
        return json.loads(subprocess.run([str(word) for word in command], check=True, capture_output=True).stdout)

    def rounds(self, *requests):
        """Each request by turns, round after round; the medians of what http_load says."""
        figures = [[] for _ in requests]
        for _ in range(self.arguments.rounds):
            for each, request in zip(figures, requests):
                each.append(self.load(**request))
        return [{name: statistics.median(figure[name] for figure in each) for name in each[0]} for each in figures]


def ask(port, path, method="GET", body=None):
    """The body of an answer, and how many milliseconds it took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    headers = {"Content-Type": "application/json"} if body is not None else {}
    began = time.perf_counter()
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    answer = response.read()
    milliseconds = 1000 * (time.perf_counter() - began)
    connection.close()
    if response.status not in (200, 202):
        raise SystemExit(f"{path} answered {response.status}: {answer[:300]}")
    return answer, milliseconds


def memory(process):
    text = "".join(pathlib.Path(f"/proc/{process.pid}/{name}").read_text() for name in ("status", "smaps_rollup"))
    return {name: round(int(re.search(rf"^{name}:\s+(\d+) kB", text, re.M).group(1)) / 1024, 1)
            for name in ("RssAnon", "VmRSS", "Pss")}


def key_figures(bench, port):
    (bench.folder / "kpis.json").write_bytes(ask(port, "/api/v1/kpis")[0])
    names, ports, started = ["crossfade", "bare_beast"], [port], []
    server, bare = bench.start([bench.build / "bench/bare_server", "kpis.json"], r"^(\d+)$")
    started.append(server)
    ports.append(bare)
    try:
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as absence:
        print(f"FastAPI is left out: {absence}", file=sys.stderr)
    else:
        (bench.folder / "peer.py").write_text(FASTAPI)
        server, fast = bench.start([sys.executable, "-m", "uvicorn", "peer:app", "--port", 0, "--no-access-log"],
                                   r"http://127\.0\.0\.1:(\d+)")
        started.append(server)
        names.append("fastapi")
        ports.append(fast)
    figures = dict(zip(names, bench.rounds(*({"port": each, "path": "/api/v1/kpis"} for each in ports))))
    for each in started:
        bench.stop(each)
    for name in names[1:]:
        figures["times_" + name] = round(figures["crossfade"]["per_s"] / figures[name]["per_s"], 3)
    return {"bytes": (bench.folder / "kpis.json").stat().st_size, **figures}


def scores(bench, port):
    many, one, why = bench.rounds(
        {"port": port, "path": "/api/v1/score", "body": DEMO},
        {"port": port, "path": "/api/v1/score", "body": DEMO, "connections": 1},
        {"port": port, "path": "/api/v1/score?explain=1", "body": DEMO, "connections": 1})
    return {"connections_64": many, "connections_1": one, "with_reasons": why}


def beside_a_study(bench, port):
    job = json.loads(ask(port, "/api/v1/studies", "POST", {})[0])
    time.sleep(1)
    at_hand = bench.load(port, "/api/v1/kpis", connections=1, seconds=4)
    fresh = sorted(ask(port, f"/api/v1/kpis?streams_min={1000 * i}")[1] for i in range(1, 21))
    state = json.loads(ask(port, f"/api/v1/jobs/{job['id']}")[0])["state"]
    ask(port, f"/api/v1/jobs/{job['id']}", "DELETE")
    return {"job_was": state, "at_hand": at_hand, "new_filter_p50_ms": round(statistics.median(fresh), 2),
            "new_filter_max_ms": round(fresh[-1], 2)}


def sessions(bench, store, model):
    process, port = bench.serve(store, model, None)
    fresh = memory(process)
    streams = []
    for _ in range(20):
        for path in PAGES:
            ask(port, path)
        stream = http.client.HTTPConnection("127.0.0.1", port)
        stream.request("GET", "/api/v1/events")
        streams.append(stream)
    ask(port, "/api/v1/score", "POST", {"rows": [{**DEMO, "Track": f"Demo {i}"} for i in range(1000)]})
    used = memory(process)
    for stream in streams:
        stream.close()
    bench.stop(process)
    return {"fresh_mib": fresh, "used_mib": used}


def large(bench, tracks):
    program = bench.build / "crossfade"
    for command in (["generate", "--tracks", tracks, "--seed", 1, "--out", "large.csv"],
                    ["import", "large.csv", "--store", "large.db"]):
        subprocess.run([str(word) for word in [program, *command]], check=True, cwd=bench.folder, capture_output=True)
    began = time.perf_counter()
    process, port = bench.serve("large.db", "none", None)
    ask(port, "/api/v1/kpis")
    figures = {"tracks": tracks, "cold_start_s": round(time.perf_counter() - began, 2)}
    artist = json.loads(ask(port, "/api/v1/artists?limit=1")[0])["rows"][0]["id"]
    questions = {"overview": "/overview", "kpis_of_a_filter": "/kpis?album_type=single", "overview_of_a_filter":
                 "/overview?album_type=single&licensed=yes", "first_table_page": "/tracks", "table_by_views":
                 "/tracks?sort=views", "table_by_name": "/tracks?sort=track&order=asc", "table_of_a_text":
                 "/tracks?q=love", "table_far_down": "/tracks?first=900000", "artists": "/artists",
                 "tracks_of_an_artist": f"/tracks?artist={artist}", "scatter": "/scatter", "search": "/search?q=lov"}
    for name, path in questions.items():
        figures[name + "_ms"] = round(ask(port, "/api/v1" + path)[1], 1)
    figures["memory_mib"] = memory(process)
    bench.stop(process)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--build", default="build/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--large", type=int, default=1_000_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossfade-bench-") as name:
        bench = Bench(arguments, pathlib.Path(name))
        shutil.copy(arguments.store, bench.folder / "s.db")
        shutil.copytree(arguments.model, bench.folder / "models")
        try:
            process, port = bench.serve("s.db", "models")
            figures = {"load_average": os.getloadavg()[0], "key_figures": key_figures(bench, port),
                       "scores": scores(bench, port)}
            bench.stop(process)
            process, port = bench.serve("s.db", "models", None)
            figures["beside_a_study"] = beside_a_study(bench, port)
            bench.stop(process)
            figures["memory"] = sessions(bench, "s.db", "models")
            if arguments.large:
                figures["large"] = large(bench, arguments.large)
            print(json.dumps(figures, indent=2))
        finally:
            for process in bench.running:
                process.kill()


if __name__ == "__main__":
    main()
