"""Probes: sounds of which loudness, peak, tempo or key can be worked out on paper.

Loudness follows ITU-R BS.1770-4: a sine of root mean square r in one channel reads
-0.691 + 10 log10(r^2 |K(f)|^2) LUFS, K being the two filters of the recommendation at 48 kHz; the
levels and lengths of the gated ones are those of EBU Tech 3341 and 3342. A sine at a quarter of the
rate, 45 degrees off, has samples 3 dB under its peak: that peak is the true one, if it fades in and
out slowly enough to stay a sine.
"""
import cmath
import csv
import math
import subprocess

import numpy

import clips
import sound

COLUMNS = ("file", "lufs", "range_lu", "true_peak_db", "bpm", "key", "mode")
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285),
         (1, -1.69065929318241, .73248077421585))
HIGH_PASS = ((1, -2, 1), (1, -1.99004745483398, .99007225036621))


def k_gain_db(frequency):
    """The gain of both filters at that frequency, in dB."""
    delay = cmath.exp(-2j * math.pi * frequency / 48000)
    gain = 1.0
    for above, below in (SHELF, HIGH_PASS):
        gain *= abs(sum(b * delay ** n for n, b in enumerate(above)) /
                    sum(a * delay ** n for n, a in enumerate(below)))
    return 20 * math.log10(gain)


def lufs(peak_db, frequency, channels=2):
    """What a sine of that peak in so many channels reads."""
    return -.691 + peak_db - 10 * math.log10(2) + 10 * math.log10(channels) + k_gain_db(frequency)


def sine(seconds, peak_db, frequency, rate=48000, channels=2, degrees=0.0, fade=.0):
    time = numpy.arange(int(seconds * rate)) / rate
    wave = sound.decibels(peak_db) * numpy.sin(2 * numpy.pi * frequency * time +
                                               math.radians(degrees))
    return sound.faded(numpy.repeat(wave[:, None], channels, axis=1), rate, fade, fade)


def steps(*levels):
    """A 1 kHz sine in stereo, in steps of (seconds, peak in dB)."""
    time = numpy.concatenate([[level] * int(seconds * 48000) for seconds, level in levels])
    wave = numpy.sin(2 * numpy.pi * 1000 * numpy.arange(len(time)) / 48000) * 10 ** (time / 20)
    return numpy.repeat(wave[:, None], 2, axis=1)


def loudness_probes():
    for level in (-23, -33):
        yield f"sine_{-level}", steps((20, level)), 48000, {"lufs": level, "true_peak_db": level}
    yield "gated_36_23_36", steps((10, -36), (60, -23), (10, -36)), 48000, {"lufs": -23}
    yield ("gated_72", steps((10, -72), (10, -36), (60, -23), (10, -36), (10, -72)), 48000,
           {"lufs": -23})
    yield "mixed_26_20_26", steps((20, -26), (20.1, -20), (20, -26)), 48000, {"lufs": -23}
    for low, high, span in ((-30, -20, 10), (-20, -15, 5), (-40, -20, 20)):
        yield (f"range_{span}", steps((20, high), (20, low)), 48000, {"range_lu": span})
    for frequency in (60, 100, 4000, 8000):
        yield (f"sine_{frequency}_hz", sine(15, -20, frequency), 48000,
               {"lufs": lufs(-20, frequency)})
    yield ("mono_sine", sine(15, -20, 997, channels=1), 48000,
           {"lufs": lufs(-20, 997, 1), "true_peak_db": -20})
    yield "sine_44100", sine(15, -20, 997, 44100), 44100, {"lufs": lufs(-20, 997)}


def peak_probes():
    for divisor, degrees in ((4, 45), (6, 60), (8, 67.5)):
        for rate in (48000, 44100):
            yield (f"peak_fs{divisor}_{rate}",
                   sine(8, -6.0206, rate / divisor, rate, degrees=degrees, fade=.5), rate,
                   {"true_peak_db": -6.0206})
    yield ("peak_over_full_scale", sine(8, 2.9, 11025, 44100, degrees=45, fade=.5), 44100,
           {"true_peak_db": 2.9})


def clicks(bpm, seconds, accents, rate=44100):
    """A click of 30 ms on each beat, those of the bar's pattern louder."""
    result = numpy.zeros((int(seconds * rate), 1))
    count = int(.03 * rate)
    click = numpy.exp(-numpy.arange(count) / (.004 * rate))
    for beat in range(int(seconds * bpm / 60)):
        start = round(beat * 60 / bpm * rate)
        tone = 1600 if accents[beat % len(accents)] == "X" else 1000
        level = .8 if tone == 1600 else .45
        wave = level * click * numpy.sin(2 * numpy.pi * tone * numpy.arange(count) / rate)
        result[start:start + count, 0] += wave[:len(result) - start]
    return result


def cadence(tonic, mode, cents, rate=44100):
    """I IV V I in organ-like tones, four seconds each, `cents` off A = 440 Hz."""
    third = 4 if mode == "major" else 3
    chords = ((0, third, 7, 12), (5, 5 + third, 12, 17), (7, 11, 14, 19), (0, third, 7, 12))
    parts = []
    for chord in chords:
        time = numpy.arange(4 * rate) / rate
        wave = sum(numpy.sin(2 * numpy.pi * n * time *
                             440 * 2 ** ((tonic + note - 21 + cents / 100) / 12)) / n ** 1.5
                   for note in (chord[0] - 12, *chord) for n in (1, 2, 3, 4))
        parts.append(sound.faded(wave[:, None], rate, .03, .05))
    return sound.normalised(numpy.concatenate(parts), -6)


def tempo_and_key_probes():
    for bpm, accents in ((100, "Xooo"), (126.5, "Xooo"), (88, "Xoo"), (140, "Xoo")):
        yield f"clicks_{bpm}", clicks(bpm, 20, accents), 44100, {"bpm": bpm}
    for tonic, mode, cents in ((0, "major", 0), (9, "minor", 0), (6, "major", 35),
                               (3, "minor", -35), (8, "major", -20), (1, "minor", 20)):
        name = f"cadence_{clips.harmony.NAMES[tonic].replace('#', 's')}_{mode}"
        yield (name, cadence(tonic, mode, cents), 44100,
               {"key": clips.harmony.NAMES[tonic], "mode": mode})


def make(folder):
    """Writes the probes as float WAV, and truth.csv: a field is empty where no claim is made."""
    folder.mkdir(parents=True)
    with open(folder / "truth.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for source in (loudness_probes, peak_probes, tempo_and_key_probes):
            for name, samples, rate, truth in source():
                path = sound.write(samples, rate, "wavfloat", folder / name)
                writer.writerow({k: round(v, 3) if isinstance(v, float) else v
                                 for k, v in truth.items()} | {"file": path.name})


PAIRED = ("ballad_block_chords", "reggae_steppers", "bebop_head", "trap_bells", "amen_chops",
          "waltz_flowing", "six_eight_folk", "house_piano_stabs", "rock_tom_groove", "strummed_folk",
          "rubato_hymn", "lo_fi_loop", "funk_clav", "boogie_piano", "two_step", "neo_soul")


def make_pairs(folder):
    """The same clips as WAV and as MP3 at 128 kbit/s, to be heard alike."""
    folder.mkdir(parents=True)
    for name in PAIRED:
        samples, _, rate = clips.clean("measured", name, 3, 20)
        for encoding in ("wav16", "mp3_128"):
            sound.write(samples, rate, encoding, folder / name)


def make_hour(folder):
    """An hour of MP3: clips of the measured part's patterns, one after the other, as in a mix."""
    folder.mkdir(parents=True)
    rate, piece_seconds = 44100, 28.125
    command = ["lame", "--quiet", "-r", "-s", "44.1", "--bitwidth", "16", "-b", "192", "-",
               str(folder / "hour.mp3")]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for number in range(8):
            for name in PAIRED:
                samples, _, _ = clips.clean("measured", name, 10 + number, piece_seconds)
                samples = sound.faded(samples, rate, 1, 1)
                encoder.stdin.write(numpy.rint(samples * 32767).astype("<i2").tobytes())
    if encoder.returncode != 0:
        raise RuntimeError("lame failed")
