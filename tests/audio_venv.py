#!/usr/bin/env python3
"""The Python environment of the audio analysis's peers: what tests/audio_peers.txt pins (about 700
MB; see pinned_venv.py for where), and madmom, built from its source where that can be done.

    audio_venv.py     makes it where it is not there yet, and prints its Python
"""
import pathlib
import sys

import pinned_venv

LOCK = pathlib.Path(__file__).resolve().with_name("audio_peers.txt")
MADMOM = "madmom==0.16.1"


def build_madmom(python):
    run = pinned_venv.pip(python, "--no-build-isolation", "--no-binary", "madmom", MADMOM)
    if run.returncode != 0:
        print(run.stderr[-1000:], "madmom cannot be built here: it is left out", sep="\n",
              file=sys.stderr)


def make():
    return pinned_venv.make(LOCK, "Essentia, librosa and madmom", build_madmom)


if __name__ == "__main__":
    print(make())
