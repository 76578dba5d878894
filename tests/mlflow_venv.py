#!/usr/bin/env python3
"""The Python environment of the tests of MLflow models: what tests/mlflow.txt pins (about 1 GB; see
pinned_venv.py for where).

    mlflow_venv.py     makes it where it is not there yet, and prints its Python

A test calls enter() first.
"""
import pathlib

import pinned_venv
from pinned_venv import SKIPPED  # noqa: F401

LOCK = pathlib.Path(__file__).resolve().with_name("mlflow.txt")


def environment():
    """The variables under which MLflow is run: without its telemetry, and with no server or account
    that the tester's own shell may name."""
    kept = {k: v for k, v in pinned_venv.environment().items() if not k.startswith("MLFLOW_")}
    return kept | {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true",
                   "GIT_PYTHON_REFRESH": "quiet"}


def folder():
    return pinned_venv.folder(LOCK)


def make():
    return pinned_venv.make(LOCK, "MLflow")


def enter():
    """Goes on in that environment: the calling script starts again there, unless it runs in it."""
    pinned_venv.enter(LOCK, "MLflow", environment())


if __name__ == "__main__":
    print(make())
