"""The clips with music: what each is, drawn from its name alone, and how it is made.

A clip's name is its pattern or groove and a number. All that is random about it comes from a seed
made of that name, so a clip stays what it is when others are added.
"""
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
            name = re.sub(r"[^a-z0-9]+", "_", groove["name"].lower())
            yield Clip(part, f"mma_{name}_{number + 1}", groove)


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


def make(clip, folder):
    """Renders the clip into `folder` and returns its line of truth.csv."""
    draw = random.Random(f"crossfade {clip.name}")
    plan = draw_master(draw)
    groove = clip.source if isinstance(clip.source, dict) else None
    pattern = clip.source
    mode = "minor" if draw.random() < (groove["minor"] if groove else pattern.minor) else "major"
    tonic = draw.randrange(12)
    low, high = (groove["low"], groove["high"]) if groove else pattern.bpm
    bpm = round(draw.uniform(low, high), draw.choice((0, 0, 1, 2)))
    seconds = plan["seconds"] - plan["lead_in"]
    swing = .5
    with tempfile.TemporaryDirectory(prefix="crossfade-corpus-") as temporary:
        score = pathlib.Path(temporary) / "score.mid"
        if groove:
            grooves.play(groove, draw, tonic, mode, bpm, seconds, score, plan["tuning_cents"])
            played, drift, keyless = bpm, 0, False
        else:
            written, played = compose.compose(pattern, draw, tonic, mode, bpm, seconds)
            written.write(score, plan["tuning_cents"])
            drift, keyless, swing = pattern.drift, pattern.keyless, max(pattern.swing)
        samples = sound.render(score, plan["font"], plan["rate"])
    samples = master(samples, plan, zlib.crc32(clip.name.encode()))
    path = sound.write(samples, plan["rate"], plan["encoding"], folder / clip.name)
    truth = {"file": path.name, "bpm": round(played, 3),
             "key": "" if keyless else harmony.NAMES[tonic], "mode": "" if keyless else mode,
             "metre": groove["metre"] if groove else pattern.metre,
             "style": groove["style"] if groove else pattern.style,
             "source": groove["name"] if groove else pattern.name,
             "drift": drift, "swing": swing}
    return truth | {name: plan[name] for name in COLUMNS if name in plan}
