#!/usr/bin/env python3
"""Reads the same CSV file with Crossfade and with every peer that is installed, and prints the table.

    csv_against_peers.py FILE --csv-bench PATH [--rounds 5] [--peers pandas,pyarrow,duckdb]

Each reads the whole file on one thread into typed columns in memory: csv_bench by Crossfade's reader,
pandas by its C engine, pyarrow.csv into an Arrow table, DuckDB into a table of an in-memory database.
A reading has a process of its own, pinned to the first processor it may use; the readers take turns, so
that a slow minute of the machine hits all of them. CPU (user and system) and wall seconds are those of the
reading alone, without the start of Python and its imports; the table shows medians and the ratio to
Crossfade's CPU seconds. Rows, and the sum of the column Stream where there is one, must agree.
"""

import argparse
import importlib.util
import json
import math
import os
import platform
import resource
import statistics
import subprocess
import sys
import time

PEERS = ["pandas", "pyarrow", "duckdb"]
ENVIRONMENT = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                                      "ARROW_NUM_THREADS")}


def clock():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime, time.perf_counter()


def read_pandas(path):
    import pandas
    begin = clock()
    table = pandas.read_csv(path, engine="c", low_memory=False)
    end = clock()
    total = float(table["Stream"].sum()) if "Stream" in table else 0.0
    return begin, end, len(table), total, pandas.__version__


def read_pyarrow(path):
    import pyarrow
    import pyarrow.compute
    import pyarrow.csv
    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)
    begin = clock()
    table = pyarrow.csv.read_csv(path, read_options=pyarrow.csv.ReadOptions(use_threads=False),
                                 parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True))
    end = clock()
    known = "Stream" in table.column_names
    total = pyarrow.compute.sum(table["Stream"]).as_py() if known else 0.0
    return begin, end, table.num_rows, float(total), pyarrow.__version__


def read_duckdb(path):
    import duckdb
    store = duckdb.connect(config={"threads": 1})
    begin = clock()
    store.execute("CREATE TABLE tracks AS SELECT * FROM read_csv(?, header = true)", [path])
    end = clock()
    rows = store.execute("SELECT count(*) FROM tracks").fetchone()[0]
    names = [row[0] for row in store.execute("DESCRIBE tracks").fetchall()]
    total = store.execute("SELECT sum(Stream) FROM tracks").fetchone()[0] if "Stream" in names else 0
    return begin, end, rows, float(total), duckdb.__version__


def measure_peer(name, path):
    """One reading in this process, printed as JSON."""
    readers = {"pandas": read_pandas, "pyarrow": read_pyarrow, "duckdb": read_duckdb}
    begin, end, rows, total, version = readers[name](path)
    print(json.dumps({"cpu_s": end[0] - begin[0], "wall_s": end[1] - begin[1], "rows": rows,
                      "sum": total, "version": version}))


def run(command, processor):
    """The JSON that a pinned process prints last."""
    done = subprocess.run(command, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True,
                          preexec_fn=lambda: os.sched_setaffinity(0, {processor}))
    if done.returncode != 0:
        words = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return {"failed": words}
    return json.loads(done.stdout.strip().splitlines()[-1])


def measure(name, arguments, processor):
    if name == "crossfade":
        figures = run([arguments.csv_bench, arguments.file], processor)
        if "failed" not in figures:
            figures["cpu_s"] = figures["user_s"] + figures["system_s"]
            figures["version"] = "-"
        return figures
    return run([sys.executable, os.path.abspath(__file__), arguments.file, "--one", name], processor)


def print_table(readings, arguments):
    size = os.path.getsize(arguments.file) / 1e6
    median = {name: {key: statistics.median(r[key] for r in runs) for key in ("cpu_s", "wall_s")}
              for name, runs in readings.items()}
    own = median["crossfade"]["cpu_s"]
    first = readings["crossfade"][0]
    print(f"{arguments.file}: {size:.1f} MB, {first['rows']} rows; medians of {arguments.rounds} "
          f"rounds, one thread, {platform.machine()}")
    print(f"{'reader':<10} {'version':<10} {'CPU s':>8} {'wall s':>8} {'MB/s':>8} {'CPU ratio':>10}")
    for name, figures in median.items():
        print(f"{name:<10} {readings[name][0]['version']:<10} {figures['cpu_s']:8.3f} "
              f"{figures['wall_s']:8.3f} {size / figures['wall_s']:8.1f} {figures['cpu_s'] / own:10.2f}")


def disagreements(readings):
    """Peers that did not read what Crossfade read."""
    own = readings["crossfade"][0]
    return [f"{name} read {runs[0]['rows']} rows, sum {runs[0]['sum']!r}; "
            f"crossfade {own['rows']} rows, sum {own['sum']!r}"
            for name, runs in readings.items()
            if runs[0]["rows"] != own["rows"]
            or not math.isclose(runs[0]["sum"], own["sum"], rel_tol=1e-12)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--csv-bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return measure_peer(arguments.one, arguments.file)
    if not arguments.csv_bench:
        parser.error("--csv-bench PATH is needed")
    wanted = [name for name in arguments.peers.split(",") if name]
    skipped = {name: "not installed" for name in wanted if importlib.util.find_spec(name) is None}
    names = ["crossfade"] + [name for name in wanted if name not in skipped]
    processor = min(os.sched_getaffinity(0))
    readings = {name: [] for name in names}
    for _ in range(arguments.rounds):
        for name in [name for name in names if name not in skipped]:
            figures = measure(name, arguments, processor)
            if "failed" in figures:
                skipped[name] = figures["failed"]
                readings.pop(name)
            else:
                readings[name].append(figures)
    if "crossfade" in skipped:
        sys.exit(f"csv_bench failed: {skipped['crossfade']}")
    print_table(readings, arguments)
    for name, reason in skipped.items():
        print(f"skipped: {name} ({reason})")
    for sentence in (wrong := disagreements(readings)):
        print(f"DISAGREES: {sentence}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
