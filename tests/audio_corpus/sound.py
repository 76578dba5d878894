"""From a MIDI file to a sound file: FluidSynth renders, numpy masters, an encoder writes.

Samples are float64 arrays, frames x channels, full scale 1. All is deterministic: noise is seeded,
and the encoders write no clock.
"""
import pathlib
import struct
import subprocess
import tempfile
import wave

import numpy

SOUND_FONTS = {"fluid": "/usr/share/sounds/sf2/FluidR3_GM.sf2",
               "timgm": "/usr/share/sounds/sf2/TimGM6mb.sf2"}
SPOKEN = ("The night train leaves the northern station late, and nobody asks who paid for the lights. "
          "We count the windows, seven, eight, nine, until the river takes the city out of sight. "
          "Say it again, slower, as if the rain could learn the words and carry them over the bridge. ")


def render(score, font, rate):
    """FluidSynth's sound of a MIDI file, in stereo."""
    with tempfile.TemporaryDirectory(prefix="crossfade-corpus-") as folder:
        raw = pathlib.Path(folder) / "sound.raw"
        subprocess.run(["fluidsynth", "-n", "-i", "-q", "-g", "0.5", "-r", str(rate), "-T", "raw",
                        "-O", "float", "-o", "synth.cpu-cores=1", "-F", raw, SOUND_FONTS[font],
                        score], check=True, capture_output=True)
        return numpy.fromfile(raw, numpy.float32).astype(float).reshape(-1, 2)


def speech(seconds, rate, seed):
    """espeak-ng reading for that long, in one channel, its peak at full scale."""
    voices, paces = ("en-us", "en-gb", "en-us+f3", "de", "fr"), (150, 175, 205)
    with tempfile.TemporaryDirectory(prefix="crossfade-corpus-") as folder:
        path = pathlib.Path(folder) / "speech.wav"
        subprocess.run(["espeak-ng", "-v", voices[seed % len(voices)], "-s",
                        str(paces[seed // 7 % len(paces)]), "-w", path, SPOKEN * 6],
                       check=True, capture_output=True)
        with wave.open(str(path)) as file:
            own_rate = file.getframerate()
            data = numpy.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    at = numpy.arange(int(seconds * rate)) * own_rate / rate
    return normalised(numpy.interp(at, numpy.arange(len(data)), data, right=0)[:, None], 0)


def decibels(value):
    return 10 ** (value / 20)


def normalised(samples, peak_db):
    peak = numpy.abs(samples).max()
    return samples * (decibels(peak_db) / peak) if peak > 0 else samples


def limited(samples, rate, drive_db):
    """A loud master: `drive_db` louder, then held under full scale by a gain that falls at once
    and comes back in about 80 ms."""
    loud = normalised(samples, 0) * decibels(drive_db)
    block = max(1, rate // 500)
    count = -(-len(loud) // block)
    padded = numpy.zeros((count * block, loud.shape[1]))
    padded[:len(loud)] = loud
    needed = 1 / numpy.maximum(1, numpy.abs(padded).reshape(count, -1).max(axis=1))
    gain, now, release = numpy.empty(count + 1), 1.0, numpy.exp(-1 / 40)
    for index, target in enumerate(needed):
        now = target if target < now else 1 - (1 - now) * release
        gain[index] = now = min(now, target)
    gain[count] = now
    gain[:count] = numpy.minimum(gain[:count], gain[1:])
    curve = numpy.interp(numpy.arange(len(loud)), (numpy.arange(count + 1)) * block, gain)
    return numpy.clip(loud * curve[:, None], -.999, .999)


def noise(frames, channels, kind, level_db, rate, seed):
    """A noise floor of that root mean square: white, pink (falling 3 dB an octave) or mains hum."""
    draw = numpy.random.Generator(numpy.random.PCG64(seed))
    white = draw.standard_normal((frames, channels))
    if kind == "hum":
        time = numpy.arange(frames) / rate
        white = sum(numpy.sin(2 * numpy.pi * 50 * k * time) / k for k in (1, 2, 3))[:, None] \
            + .05 * white
    elif kind == "pink":
        spectrum = numpy.fft.rfft(white, axis=0)
        spectrum /= numpy.sqrt(numpy.maximum(1, numpy.arange(len(spectrum))))[:, None]
        white = numpy.fft.irfft(spectrum, frames, axis=0)
    return white * (decibels(level_db) / numpy.sqrt((white ** 2).mean()))


def faded(samples, rate, seconds_in, seconds_out):
    result = samples.copy()
    for seconds, part in ((seconds_in, slice(None)), (seconds_out, slice(None, None, -1))):
        count = min(len(result), int(seconds * rate))
        result[part][:count] *= numpy.linspace(0, 1, count, endpoint=False)[:, None]
    return result


def wav_bytes(samples, rate, sample_format):
    """A RIFF file: "16", "24", "8" (unsigned) or "float"."""
    frames, channels = samples.shape
    if sample_format == "float":
        tag, width, data = 3, 4, samples.astype("<f4").tobytes()
    elif sample_format == "8":
        tag, width = 1, 1
        data = (numpy.clip(numpy.rint(samples * 127), -128, 127) + 128).astype("u1").tobytes()
    else:
        tag, width = 1, int(sample_format) // 8
        top = 2 ** (8 * width - 1) - 1
        whole = numpy.clip(numpy.rint(samples * top), -top - 1, top).astype("<i4")
        data = whole.reshape(-1, 1).view("u1")[:, :width].tobytes()
    padding = b"\0" * (len(data) % 2)
    layout = struct.pack("<HHIIHH", tag, channels, rate, rate * channels * width,
                         channels * width, 8 * width)
    return (b"RIFF" + struct.pack("<I", 36 + len(data) + len(padding)) + b"WAVEfmt " +
            struct.pack("<I", 16) + layout + b"data" + struct.pack("<I", len(data)) + data + padding)


ENCODERS = {
    "flac": (".flac", ["flac", "--silent", "--no-padding", "-o", "OUT", "-"]),
    "ogg4": (".ogg", ["oggenc", "--quiet", "-s", "1", "-q", "4", "-o", "OUT", "-"]),
    "ogg6": (".ogg", ["oggenc", "--quiet", "-s", "1", "-q", "6", "-o", "OUT", "-"]),
    "mp3_128": (".mp3", ["lame", "--quiet", "-b", "128", "-", "OUT"]),
    "mp3_192": (".mp3", ["lame", "--quiet", "-b", "192", "-", "OUT"]),
    "mp3_320": (".mp3", ["lame", "--quiet", "-b", "320", "-", "OUT"]),
}
WAVS = {"wav16": "16", "wav24": "24", "wavfloat": "float", "wav8": "8"}


def extension(encoding):
    return ".wav" if encoding in WAVS else ENCODERS[encoding][0]


def write(samples, rate, encoding, stem):
    """Writes `stem` with the encoding's own ending, and returns that path."""
    path = stem.with_name(stem.name + extension(encoding))
    if encoding in WAVS:
        path.write_bytes(wav_bytes(samples, rate, WAVS[encoding]))
        return path
    depth = "24" if encoding == "flac" else "16"
    command = [str(path) if word == "OUT" else word for word in ENCODERS[encoding][1]]
    path.unlink(missing_ok=True)
    subprocess.run(command, input=wav_bytes(samples, rate, depth), check=True,
                   capture_output=True)
    return path
