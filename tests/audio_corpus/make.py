#!/usr/bin/python3
"""Makes the corpus of clips whose tempo, key and metre are known, and says where each part is.

    make.py [--jobs 2] [PART ...]

Parts, each in a folder of its own:
    tuning      clips that constants may be chosen on, with truth.csv
    measured    clips that are only judged on, with truth.csv: no pattern or groove is in both
    probes      loudness, peak, clicks, cadences: truth.csv worked out on paper
    pairs       clips as WAV and as MP3 at 128 kbit/s
    bad         inputs that no analysis should trip over: expected.json
    ffmpeg      M4A, and a film without sound (only if asked for: needs ffmpeg)
    hour        an hour of MP3 (only if asked for: takes minutes)
    further     more clips to fit weights on (only if asked for: takes minutes)
Kept in crossfade/audio_corpus of the user's cache ($XDG_CACHE_HOME, ~/.cache), each part in a folder
named after a hash of what makes it, programs included, to which current/PART leads; a second call
finds it made. Needs Debian's python3-numpy, fluidsynth, fluid-soundfont-gm,
timgm6mb-soundfont, mma, espeak-ng, lame, flac and vorbis-tools.

The truth of a tempo is what a listener taps:
- where there is a backbeat (snare, clap or rim), the beat of which it is the second and the fourth:
  reggae at 66-86, half-time trap at 64-79, drum and bass at 166-178, double-time metal at 176-210;
- else a walking or a steady bass note, or the kick on each beat (swing, house);
- in 6/8 and 12/8 the dotted quarter; in 3/4 and 5/4 the quarter; in bossa nova, rhumba and alike the
  quarter of a bar in 4/4;
- where the tempo wanders, the number of beats in the clip, by its length.
A key is that of the chords; clips of drums alone have none.
"""
import argparse
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

import bad_input
import clips
import further
import probes

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = {"fluidsynth": "fluidsynth", "mma": "mma", "lame": "lame", "flac": "flac",
            "oggenc": "vorbis-tools", "espeak-ng": "espeak-ng"}
PACKAGES = ("fluidsynth", "libfluidsynth3", "fluid-soundfont-gm", "timgm6mb-soundfont", "mma",
            "espeak-ng", "lame", "libmp3lame0", "flac", "vorbis-tools", "libvorbis0a", "python3-numpy")

OTHERS = {"probes": probes.make, "pairs": probes.make_pairs, "bad": bad_input.make,
          "ffmpeg": bad_input.make_with_ffmpeg,
          "hour": probes.make_hour, "further": further.make}
USUAL = ("tuning", "measured", "probes", "pairs", "bad")
# The sources that a part does not need, besides make.py and further.py.
UNUSED = {"tuning": ("probes.py", "bad_input.py", "patterns_measured.py"),
          "measured": ("probes.py", "bad_input.py", "patterns_tuning.py"),
          "probes": ("bad_input.py",), "pairs": ("bad_input.py",), "hour": ("bad_input.py",),
          "bad": ("probes.py",), "ffmpeg": ("probes.py",),
          "further": ("probes.py", "bad_input.py", "patterns_measured.py")}


def missing():
    """The Debian packages that the corpus needs and this machine lacks."""
    lacking = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    lacking += [package for package, font in (("fluid-soundfont-gm", "fluid"),
                                              ("timgm6mb-soundfont", "timgm"))
                if not pathlib.Path(clips.sound.SOUND_FONTS[font]).exists()]
    return lacking


def cache():
    base = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    return base / "crossfade/audio_corpus"


def digest(part):
    """A hash of the sources that make the part, and of the versions of the programs they call."""
    total = hashlib.sha256()
    unused = {"make.py", *UNUSED[part], *(() if part == "further" else ("further.py",))}
    for source in sorted(HERE.glob("*.py")):
        if source.name not in unused:
            total.update(source.name.encode() + b"\0" + source.read_bytes())
    versions = subprocess.run(["dpkg-query", "-W", *PACKAGES], capture_output=True)
    return hashlib.sha256(total.digest() + versions.stdout).hexdigest()[:16]


def make_part(part, place, jobs):
    print(f"Making {place} ...", file=sys.stderr, flush=True)
    unfinished = place.with_name(f"{place.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    if part in clips.PARTS:
        clips.make_part(part, unfinished, jobs)
    else:
        OTHERS[part](unfinished)
    unfinished.rename(place)


def corpus(part, jobs=2):
    """The part's folder, made where it is not there yet."""
    current = cache() / "current"
    current.mkdir(parents=True, exist_ok=True)
    place = cache() / f"{part}-{digest(part)}"
    with open(cache() / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            make_part(part, place, jobs)
        link = current / part
        if not link.is_symlink() or os.readlink(link) != f"../{place.name}":
            link.unlink(missing_ok=True)
            link.symlink_to(f"../{place.name}")
    return place


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", help=", ".join((*clips.PARTS, *OTHERS)))
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    if unknown := set(arguments.part) - {*clips.PARTS, *OTHERS}:
        parser.error(f"no part {sorted(unknown)}")
    if lacking := missing():
        sys.exit("Missing Debian packages: " + " ".join(lacking))
    for part in arguments.part or USUAL:
        print(corpus(part, arguments.jobs), flush=True)


if __name__ == "__main__":
    main()
