"""The clips with music: what each is, drawn from its name alone, and how it is made.

A clip's name is its pattern or groove and a number. All that is random about it comes from a seed
made of that name, so a clip stays what it is when others are added.
"""
import concurrent.futures
import csv
import dataclasses
import pathlib
import random
import re
import tempfile
import zlib

import numpy

import compose
import grooves
import harmony
import patterns_measured
import patterns_tuning
import sound

PARTS = {"tuning": (patterns_tuning.PATTERNS, grooves.TUNING),
         "measured": (patterns_measured.PATTERNS, grooves.MEASURED)}
PATTERN_CLIPS, GROOVE_CLIPS = 2, 1
ENCODINGS = (("wav16", 3), ("wav24", 1), ("wavfloat", 1), ("flac", 2), ("ogg4", 1), ("ogg6", 1),
             ("mp3_128", 3), ("mp3_192", 2), ("mp3_320", 2))
COLUMNS = ("file", "bpm", "key", "mode", "metre", "style", "source", "seconds", "tuning_cents",
           "drift", "swing", "rate", "channels", "encoding", "font", "limiter_db", "noise_db")


@dataclasses.dataclass(frozen=True)
class Clip:
    part: str
    name: str
    source: object          # a Pattern, or a groove of MMA


def all_clips(part):
    patterns, played = PARTS[part]
    for pattern in patterns:
        for number in range(PATTERN_CLIPS):
            yield Clip(part, f"{pattern.name}_{number + 1}", pattern)
    for groove in played:
        for number in range(GROOVE_CLIPS):
            yield of_groove(part, groove, number + 1)


def of_groove(part, groove, number, prefix="mma"):
    name = re.sub(r"[^a-z0-9]+", "_", groove["name"].lower())
    return Clip(part, f"{prefix}_{name}_{number}", groove)


def weighted(draw, choices):
    return draw.choices([c for c, _ in choices], [w for _, w in choices])[0]


def draw_master(draw):
    """How the clip is recorded: rate, channels, encoding, level, limiter, noise, fades."""
    channels = 1 if draw.random() < .2 else 2
    return {
        "seconds": round(draw.uniform(12, 25), 1), "channels": channels,
        "rate": weighted(draw, ((44100, 80), (48000, 15), (22050, 5))),
        "encoding": weighted(draw, ENCODINGS),
        "tuning_cents": round(draw.uniform(-35, 35), 1) if draw.random() < .5 else 0.0,
        "font": weighted(draw, (("fluid", 6), ("timgm", 4))),
        "limiter_db": round(draw.uniform(4, 14), 1) if draw.random() < .35 else 0.0,
        "noise_db": round(draw.uniform(-66, -36), 1) if draw.random() < .35 else 0.0,
        "noise": draw.choice(("white", "pink", "hum")), "peak_db": draw.uniform(-12, -.3),
        "lead_in": draw.uniform(0, .8) if draw.random() < .5 else 0.0,
        "fade_out": draw.uniform(1, 3) if draw.random() < .3 else .02,
    }


def master(samples, plan, seed):
    """Cuts, levels and dirties what was rendered, as the plan says."""
    rate = plan["rate"]
    silence = numpy.zeros((int(plan["lead_in"] * rate), samples.shape[1]))
    samples = numpy.concatenate([silence, samples])[:int(plan["seconds"] * rate)]
    if plan["channels"] == 1:
        samples = samples.mean(axis=1, keepdims=True)
    samples = sound.faded(samples, rate, 0, plan["fade_out"])
    if plan["limiter_db"]:
        samples = sound.limited(samples, rate, plan["limiter_db"])
    samples = sound.normalised(samples, plan["peak_db"])
    if plan["noise_db"]:
        samples = samples + sound.noise(*samples.shape, plan["noise"], plan["noise_db"], rate, seed)
    return numpy.clip(samples, -1, 1)


def draw_music(clip, draw):
    """Key and tempo of the clip: (tonic, mode, bpm)."""
    groove = clip.source if isinstance(clip.source, dict) else None
    minor = groove["minor"] if groove else clip.source.minor
    mode = "minor" if draw.random() < minor else "major"
    tonic = draw.randrange(12)
    low, high = (groove["low"], groove["high"]) if groove else clip.source.bpm
    return tonic, mode, round(draw.uniform(low, high), draw.choice((0, 0, 1, 2)))


def perform(clip, plan, draw):
    """The clip's sound before it is mastered, and its truth."""
    groove = clip.source if isinstance(clip.source, dict) else None
    pattern = clip.source
    tonic, mode, bpm = draw_music(clip, draw)
    seconds = plan["seconds"] - plan["lead_in"]
    with tempfile.TemporaryDirectory(prefix="crossfade-corpus-") as temporary:
        score = pathlib.Path(temporary) / "score.mid"
        if groove:
            grooves.play(groove, draw, tonic, mode, bpm, seconds, score, plan["tuning_cents"])
            truth = {"metre": groove["metre"], "style": groove["style"], "source": groove["name"],
                     "drift": 0, "swing": ""}
        else:
            written, bpm = compose.compose(pattern, draw, tonic, mode, bpm, seconds)
            written.write(score, plan["tuning_cents"])
            truth = {"metre": pattern.metre, "style": pattern.style, "source": pattern.name,
                     "drift": pattern.drift, "swing": max(pattern.swing)}
        samples = sound.render(score, plan["font"], plan["rate"])
    keyless = not groove and pattern.keyless
    truth |= {"bpm": round(bpm, 3), "key": "" if keyless else harmony.NAMES[tonic],
              "mode": "" if keyless else mode}
    if not groove and pattern.voice:
        voice = sound.speech(seconds, plan["rate"], zlib.crc32(clip.name.encode()))
        count = min(len(voice), len(samples))
        samples[:count] += voice[:count] * numpy.abs(samples).max() * .6
    return samples, truth


def make(clip, folder):
    """Renders the clip into `folder` and returns its line of truth.csv."""
    draw = random.Random(f"crossfade {clip.name}")
    plan = draw_master(draw)
    samples, truth = perform(clip, plan, draw)
    samples = master(samples, plan, zlib.crc32(clip.name.encode()))
    path = sound.write(samples, plan["rate"], plan["encoding"], folder / clip.name)
    return truth | {"file": path.name} | {name: plan[name] for name in COLUMNS if name in plan}


def make_part(part, place, jobs):
    """Renders a part's clips and writes its truth.csv."""
    make_clips(list(all_clips(part)), place, jobs)


def make_clips(wanted, place, jobs):
    place.mkdir(parents=True)
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        truths = list(pool.map(make, wanted, [place] * len(wanted), chunksize=4))
    with open(place / "truth.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(truths, key=lambda truth: truth["file"]))


def clean(part, source, number, seconds, **changes):
    """A clip outside the parts, without limiter, noise or lead-in: (samples, truth, rate)."""
    pattern = next(p for p in PARTS[part][0] if p.name == source)
    clip = Clip(part, f"{source}_{number}", pattern)
    draw = random.Random(f"crossfade {clip.name}")
    plan = draw_master(draw) | {
        "seconds": seconds, "channels": 2, "rate": 44100, "tuning_cents": 0.0, "font": "fluid",
        "limiter_db": 0.0, "noise_db": 0.0, "peak_db": -3, "lead_in": 0.0, "fade_out": .02} | changes
    samples, truth = perform(clip, plan, draw)
    return master(samples, plan, 0), truth, plan["rate"]
