#!/usr/bin/env python3
"""The Python environment of the tests of MLflow models: what tests/mlflow.txt pins, outside the
clone, in a folder named after that file's content, so that every clone shares it and a changed list
makes another.

    mlflow_venv.py     makes it where it is not there yet, and prints its Python

Folder: $CROSSFADE_VENVS, else crossfade/venvs in the user's cache (about 1 GB). A test calls enter()
first; where PyPI cannot be reached it is skipped, saying so.
"""
import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

LOCK = pathlib.Path(__file__).resolve().with_name("mlflow.txt")
# What pip says when it reaches no index, as opposed to one that lacks a pinned version.
UNREACHED = re.compile(r"connection broken|ConnectionError|timed out|ProxyError|from versions: none")
SKIPPED = 77


def folder():
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    base = pathlib.Path(os.environ.get("CROSSFADE_VENVS") or cache / "crossfade/venvs")
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    return base / f"mlflow-{digest}-py{sys.version_info.major}.{sys.version_info.minor}"


def environment():
    """The variables under which MLflow is run: without its telemetry, and with no server or account
    that the tester's own shell may name."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MLFLOW_", "CROSSFADE_"))}
    return kept | {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true",
                   "PYTHONNOUSERSITE": "1", "GIT_PYTHON_REFRESH": "quiet"}


def make():
    """The environment's Python; made where it is not there yet, by one process at a time."""
    place = folder()
    python, made = place / "bin/python", place / "complete"
    if made.exists():
        return python
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if made.exists():
            return python
        shutil.rmtree(place, ignore_errors=True)
        print(f"Installing MLflow for the tests in {place} (once) ...", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        run = subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-input",
                              "--disable-pip-version-check", "--only-binary", ":all:", "--no-deps",
                              "--requirement", LOCK], capture_output=True, text=True)
        if run.returncode != 0:
            shutil.rmtree(place, ignore_errors=True)
            print(run.stderr[-4000:], file=sys.stderr)
            if UNREACHED.search(run.stderr):
                print("SKIPPED: PyPI cannot be reached, so MLflow cannot be installed and nothing "
                      "of it is tested")
                sys.exit(SKIPPED)
            sys.exit("MLflow cannot be installed")
        made.touch()
    return python


def enter():
    """Goes on in that environment: the calling script starts again there, unless it runs in it."""
    if pathlib.Path(sys.prefix).resolve() == folder().resolve():
        return
    python = str(make())
    kept = {k: v for k, v in os.environ.items() if k.startswith("CROSSFADE_")}
    os.execve(python, [python, *sys.argv], environment() | kept)


if __name__ == "__main__":
    print(make())
