"""The inputs that no analysis should trip over, and what must come of each: expected.json.

A list of {file, row, answer, …}: `row` says which row of the table of bad inputs in docs/audio.md
it belongs to; `answer` is "refused" (an error by content, naming the file) or "given". Of what is
given: `tempo` and `key` are null where there is none to be had, `same_as` names a file of which the
tempo and the key must be given too, `warned` that the answer must carry a warning, `lufs` the
loudness.
"""
import json
import random
import struct
import subprocess
import zlib

import numpy

import clips
import sound


def png():
    """A picture of eight grey pixels a side."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    rows = b"".join(b"\0" + bytes([128] * 8) for _ in range(8))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def tag_with_picture():
    """An ID3v2.3 tag that holds a picture."""
    body = b"\0image/png\0\x03\0" + png()
    frame = b"APIC" + struct.pack(">I", len(body)) + b"\0\0" + body
    size = len(frame)
    return b"ID3\x03\0\0" + bytes(size >> shift & 127 for shift in (21, 14, 7, 0)) + frame


def damaged(data, share, seed):
    """The bytes with `share` of them overwritten, in runs of 64, the first two thousand kept."""
    draw, result = random.Random(seed), bytearray(data)
    for _ in range(int(len(data) * share / 64)):
        at = draw.randrange(2000, len(data) - 64)
        result[at:at + 64] = draw.randbytes(64)
    return bytes(result)


def six_channels(rate=48000):
    """L, R, C, LFE, Ls, Rs at 1 kHz, which reads -23 LUFS (EBU Tech 3341, 6), beside a loud LFE."""
    wave = numpy.sin(2 * numpy.pi * 1000 * numpy.arange(20 * rate) / rate)
    levels = (-28, -28, -24, -10, -30, -30)
    return numpy.stack([wave * sound.decibels(level) for level in levels], axis=1)


def extensible_wav(samples, rate, mask):
    """A float WAV that says which speakers its channels are for."""
    plain = sound.wav_bytes(samples, rate, "float")
    layout = struct.pack("<HHIIHH", 0xFFFE, samples.shape[1], rate, rate * samples.shape[1] * 4,
                         samples.shape[1] * 4, 32)
    layout += struct.pack("<HHI", 22, 32, mask) + bytes.fromhex("0300000000001000800000aa00389b71")
    rest = plain[36:]
    return (b"RIFF" + struct.pack("<I", 4 + 8 + len(layout) + len(rest)) + b"WAVEfmt " +
            struct.pack("<I", len(layout)) + layout + rest)


def the_song():
    """A song with nothing wrong, of which the others are made: (samples, truth)."""
    return clips.clean("measured", "two_step", 4, 22)[:2]


class BadInputs:
    def __init__(self, folder):
        self.folder, self.expected = folder, []
        folder.mkdir(parents=True)

    def put(self, name, data, row, answer, **more):
        (self.folder / name).write_bytes(data)
        self.expected.append({"file": name, "row": row, "answer": answer} | more)

    def wav(self, name, samples, row, answer, rate=44100, sample_format="16", **more):
        self.put(name, sound.wav_bytes(samples, rate, sample_format), row, answer, **more)

    def encoded(self, encoding):
        path = sound.write(self.song, 44100, encoding, self.folder / "song_of")
        data = path.read_bytes()
        path.unlink()
        return data

    def make(self):
        self.song, truth = the_song()
        self.wav("song.wav", self.song, "a whole song", "given", bpm=truth["bpm"],
                 key=truth["key"] + " " + truth["mode"])
        self.damage()
        self.nothing_to_hear()
        self.short_or_poor()
        self.no_audio()
        self.lying()
        self.odd_names()
        text = json.dumps(self.expected, indent=1, ensure_ascii=False)
        (self.folder / "expected.json").write_text(text + "\n")

    def damage(self):
        mp3, flac = self.encoded("mp3_128"), self.encoded("flac")
        self.put("truncated.mp3", mp3[:int(len(mp3) * .6)], "truncated", "given", warned=True,
                 seconds=13.2, same_as="song.wav")
        self.put("damaged_a_little.mp3", damaged(mp3, .01, 1), "damaged", "given", warned=True)
        self.put("damaged_much.mp3", damaged(mp3, .6, 2), "damaged", "refused or warned")
        self.put("truncated.flac", flac[:len(flac) // 2], "truncated", "given", warned=True)

    def nothing_to_hear(self):
        flat = numpy.zeros((20 * 44100, 2))
        self.wav("silence.wav", flat, "silence", "refused")
        self.wav("constant_offset.wav", flat + .5, "silence", "refused")
        self.wav("two_seconds.wav", self.song[:2 * 44100], "silence", "refused")
        hiss = sound.noise(20 * 44100, 2, "white", -20, 44100, 5)
        self.wav("white_noise.wav", hiss, "keyless", "given", tempo=None, key=None, loudness=True)
        speech = sound.speech(20, 44100, 8) * .5
        self.wav("speech.wav", speech, "keyless", "given", tempo=None, key=None, loudness=True)
        drums, truth, _ = clips.clean("measured", "samba_batucada", 4, 20)
        self.wav("drums_only.wav", drums, "keyless", "given", key=None, bpm=truth["bpm"],
                 loudness=True)

    def short_or_poor(self):
        self.wav("five_seconds.wav", self.song[:5 * 44100], "short", "given", warned=True)
        at = numpy.arange(22 * 8000) * 44100 / 8000
        smooth = numpy.convolve(self.song.mean(axis=1), numpy.hanning(13) / 6, "same")
        poor = numpy.interp(at, numpy.arange(len(smooth)), smooth)[:, None]
        self.wav("eight_khz.wav", sound.normalised(poor, -3), "8 kHz", "given", 8000, "8",
                 same_as="song.wav", band_limited=True)
        self.put("six_channels.wav", extensible_wav(six_channels(), 48000, 0x3F), "6 channels",
                 "given", lufs=-23.0)

    def no_audio(self):
        self.put("text.wav", b"This is no sound at all, only words.\n" * 200, "no audio", "refused")
        self.put("empty.wav", b"", "no audio", "refused")
        self.put("picture.mp3", png(), "no audio", "refused")
        self.put("picture_in_a_tag.mp3", tag_with_picture(), "no audio", "refused")
        self.put("header_alone.wav", sound.wav_bytes(self.song[:0], 44100, "16"), "no audio",
                 "refused")
        self.put("random.flac", b"fLaC" + random.Random(3).randbytes(9000), "no audio", "refused")

    def lying(self):
        whole = sound.wav_bytes(self.song[:1000], 44100, "16")
        huge = struct.pack("<I", 0xFFFFFFF0)
        self.put("says_4_gib.wav", whole[:40] + huge + whole[44:], "lying sizes", "refused")
        song = sound.wav_bytes(self.song, 44100, "16")
        self.put("says_too_much.wav", song[:40] + huge + song[44:], "lying sizes",
                 "refused or given", same_as="song.wav")
        self.put("no_channels.wav", whole[:22] + b"\0\0" + whole[24:], "lying sizes", "refused")
        self.put("no_rate.wav", whole[:24] + bytes(4) + whole[28:], "lying sizes", "refused")
        self.put("thousands_of_channels.wav", whole[:22] + b"\xff\x7f" + whole[24:], "lying sizes",
                 "refused")
        flac = bytearray(self.encoded("flac"))
        flac[21] |= 0x0F
        flac[22:26] = b"\xff\xff\xff\xff"
        self.put("says_many_samples.flac", bytes(flac), "lying sizes", "refused or given",
                 same_as="song.wav")

    def odd_names(self):
        wav, mp3 = sound.wav_bytes(self.song, 44100, "16"), self.encoded("mp3_128")
        for name, data in ((" leading space.wav", wav), ("-rf.wav", wav), ("$(touch owned).wav", wav),
                           ("a;b`c`'d\"e.wav", wav), ("new\nline.wav", wav), ("데모 – naïve.wav", wav),
                           ("no_ending", wav), ("mp3_named.wav", mp3), ("wav_named.mp3", wav)):
            self.put(name, data, "odd names", "given", same_as="song.wav")


def make(folder):
    BadInputs(folder).make()


def make_with_ffmpeg(folder):
    """What only ffmpeg writes here: M4A of the song, and a film without sound."""
    folder.mkdir(parents=True)
    common = ["ffmpeg", "-v", "error", "-fflags", "+bitexact"]
    subprocess.run([*common, "-i", "-", "-c:a", "aac", "-b:a", "160k", folder / "song.m4a"],
                   input=sound.wav_bytes(the_song()[0], 44100, "16"), check=True)
    subprocess.run([*common, "-nostdin", "-f", "lavfi", "-i", "color=c=gray:s=64x64:d=2", "-pix_fmt", "yuv420p",
                    folder / "film.mp4"], check=True)
