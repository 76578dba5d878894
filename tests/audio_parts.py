"""Brings parts of the audio corpus to a test; skips it, saying so, where a program is missing."""
import pathlib
import subprocess
import sys

MAKER = pathlib.Path(__file__).resolve().parent / "audio_corpus/make.py"
SKIPPED = 77


def place(part):
    """The folder of that part (tests/audio_corpus/make.py), made where it is not there yet."""
    run = subprocess.run(["/usr/bin/python3", MAKER, part], capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr, file=sys.stderr)
        if "Missing Debian packages" in run.stderr or "No module named 'numpy'" in run.stderr:
            print("SKIPPED: the audio corpus cannot be made here, and nothing of it is tested: "
                  + run.stderr.strip().splitlines()[-1])
            sys.exit(SKIPPED)
        sys.exit("the audio corpus cannot be made")
    return pathlib.Path(run.stdout.strip())
