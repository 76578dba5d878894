#!/usr/bin/env python3
"""How far fingerprints lie apart: of the same clip as MP3 at 128 kbit/s, and of different clips.

    fingerprint_distances.py [CLIPS]

Takes CLIPS (150) of the corpus that tests/audio_corpus/make.py makes; needs fpcalc and ffmpeg. Compares
as src/audio/fingerprint.cc does, which takes two for the same below .2.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

MAKE = pathlib.Path(__file__).resolve().parents[1] / "tests/audio_corpus/make.py"
MOST_SHIFT, LEAST_OVERLAP, ENCODED = 121, 64, 40


def fingerprint(path):
    run = subprocess.run(["fpcalc", "-raw", "-json", "-length", "120", path], capture_output=True, text=True)
    return json.loads(run.stdout)["fingerprint"]


def bit_error_rate(a, b):
    best = 1
    for shift in range(-MOST_SHIFT, MOST_SHIFT + 1):
        begin, end = max(0, shift), min(len(a), len(b) + shift)
        if end - begin >= LEAST_OVERLAP:
            errors = sum(bin(a[i] ^ b[i - shift]).count("1") for i in range(begin, end))
            best = min(best, errors / (32 * (end - begin)))
    return best


def encoded(path, folder):
    mp3 = pathlib.Path(folder) / "clip.mp3"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", path, "-map", "0:a", "-b:a", "128k", mp3], check=True)
    return fingerprint(mp3)


def told(name, rates):
    rates.sort()
    print(f"{name}: {len(rates)} pairs, least {rates[0]:.3f}, median {rates[len(rates) // 2]:.3f}, "
          f"largest {rates[-1]:.3f}")


def main():
    clips = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    made = subprocess.run(["/usr/bin/python3", MAKE, "tuning", "measured"], check=True, capture_output=True, text=True)
    folders = made.stdout.split()
    files = sorted(path for folder in folders for path in pathlib.Path(folder).iterdir()
                   if path.suffix in (".wav", ".mp3", ".flac", ".ogg"))
    draw = random.Random(1)
    files = draw.sample(files, min(clips, len(files)))
    known = [fingerprint(path) for path in files]
    with tempfile.TemporaryDirectory() as folder:
        told("the same clip as MP3", [bit_error_rate(known[i], encoded(files[i], folder))
                                      for i in range(min(ENCODED, len(files)))])
    pairs = [(i, j) for i in range(len(files)) for j in range(i)]
    told("different clips", [bit_error_rate(known[i], known[j])
                             for i, j in draw.sample(pairs, min(2000, len(pairs)))])


if __name__ == "__main__":
    main()
