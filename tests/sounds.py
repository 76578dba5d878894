"""Sound for the tests, made here: a song of known tempo and key, noise, files that are no sound."""
import array
import math
import random
import struct
import sys

RATE = 22050
BPM = 120
KEY = "C major"
CHORDS = ((0, 4, 7), (5, 9, 12), (7, 11, 14), (0, 4, 7))  # C, F, G, C
BEAT = RATE * 60 // BPM


def tone(samples, begin, length, hertz, strength, decay):
    for i in range(min(length, len(samples) - begin)):
        seconds = i / RATE
        samples[begin + i] += strength * math.exp(-decay * seconds) * math.sin(2 * math.pi * hertz * seconds)


def burst(samples, begin, length, strength, decay, draw):
    for i in range(min(length, len(samples) - begin)):
        samples[begin + i] += strength * math.exp(-decay * i / RATE) * draw.uniform(-1, 1)


def song(seconds=24, drums=True, harmony=True, transpose=0):
    """Bars of four beats at 120 beats a minute: kick, backbeat, eighths, bass and chords; -1 to 1."""
    draw = random.Random(1)
    loop = [0.0] * (16 * BEAT)
    for beat in range(16):
        begin, chord = beat * BEAT, CHORDS[beat // 4]
        if drums and beat % 2 == 0:
            tone(loop, begin, BEAT // 2, 60, 0.35, 20)
        if drums and beat % 2 == 1:
            burst(loop, begin, BEAT // 2, 0.2, 25, draw)
        for half in range(2 if drums else 0):
            burst(loop, begin + half * BEAT // 2, BEAT // 8, 0.05, 80, draw)
        if not harmony:
            continue
        if beat % 2 == 0:
            tone(loop, begin, BEAT * 2, 65.41 * 2 ** ((chord[0] + transpose) / 12), 0.15, 2)
        for note in chord if beat % 4 == 0 else ():
            for harmonic in (1, 2, 3):
                hertz = 261.63 * 2 ** ((note + transpose) / 12) * harmonic
                tone(loop, begin, 4 * BEAT, hertz, 0.07 / harmonic ** 2, 1)
    count = int(seconds * RATE)
    return (loop * (count // len(loop) + 1))[:count]


def noise(seconds, strength=0.3, seed=2):
    draw = random.Random(seed)
    return [draw.uniform(-strength, strength) for _ in range(int(seconds * RATE))]


def sine(seconds, hertz, strength, rate=48000):
    return [strength * math.sin(2 * math.pi * hertz * i / rate) for i in range(int(seconds * rate))]


def little(values, kind):
    data = array.array(kind, values)
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def wav(channels, rate=RATE, bits=16, data_size=None):
    """A RIFF file of one list of samples a channel; `data_size` tells another size than there is."""
    interleaved = [x for frame in zip(*channels) for x in frame]
    if bits == 8:
        data = bytes(max(0, min(255, round(x * 127) + 128)) for x in interleaved)
    else:
        data = little([max(-32768, min(32767, round(x * 32767))) for x in interleaved], "h")
    width = len(channels) * bits // 8
    head = struct.pack("<HHIIHH", 1, len(channels), rate, rate * width, width, bits)
    size = len(data) if data_size is None else data_size
    return (b"RIFF" + struct.pack("<I", min(36 + size, 0xFFFFFFFF)) + b"WAVEfmt " +
            struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", size) + data)
