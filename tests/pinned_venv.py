"""Python environments of tests: what a list pins, outside the clone, in a folder named after that
list's content, so that every clone shares it and a changed list makes another.

Folder: $CROSSFADE_VENVS, else crossfade/venvs in the user's cache. Where PyPI cannot be reached a test
is skipped, saying so.
"""
import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

# What pip says when it reaches no index, as opposed to one that lacks a pinned version.
UNREACHED = re.compile(r"connection broken|ConnectionError|timed out|ProxyError|from versions: none")
SKIPPED = 77


def folder(lock):
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    base = pathlib.Path(os.environ.get("CROSSFADE_VENVS") or cache / "crossfade/venvs")
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    return base / f"{lock.stem}-{digest}-py{sys.version_info.major}.{sys.version_info.minor}"


def environment():
    """The variables under which a peer is run: with none of ours, and not the tester's own packages."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CROSSFADE_")}
    return kept | {"PYTHONNOUSERSITE": "1"}


def pip(python, *arguments):
    return subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-input",
                           "--disable-pip-version-check", "--no-deps", *arguments],
                          capture_output=True, text=True)


def make(lock, what, afterwards=None):
    """The environment's Python; made where it is not there yet, by one process at a time. `what`
    names it to the tester; `afterwards(python)` installs what has no wheel."""
    place = folder(lock)
    python, made = place / "bin/python", place / "complete"
    if made.exists():
        return python
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place.with_suffix(".lock"), "w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if made.exists():
            return python
        shutil.rmtree(place, ignore_errors=True)
        print(f"Installing {what} for the tests in {place} (once) ...", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        run = pip(python, "--only-binary", ":all:", "--requirement", lock)
        if run.returncode != 0:
            shutil.rmtree(place, ignore_errors=True)
            print(run.stderr[-4000:], file=sys.stderr)
            if UNREACHED.search(run.stderr):
                print(f"SKIPPED: PyPI cannot be reached, so {what} cannot be installed and nothing "
                      "of it is tested")
                sys.exit(SKIPPED)
            sys.exit(f"{what} cannot be installed")
        if afterwards:
            afterwards(python)
        made.touch()
    return python


def enter(lock, what, variables, afterwards=None):
    """Goes on in that environment: the calling script starts again there, under `variables` and the
    caller's CROSSFADE_ ones, unless it runs in it."""
    if pathlib.Path(sys.prefix).resolve() == folder(lock).resolve():
        return
    python = str(make(lock, what, afterwards))
    kept = {k: v for k, v in os.environ.items() if k.startswith("CROSSFADE_")}
    os.execve(python, [python, *sys.argv], variables | kept)
