"""Standard MIDI files: a score of notes in beats becomes bytes.

Only what the corpus needs: notes, programs, volume and pan by channel, a tempo map, and a tuning
that shifts all channels by cents (RPN 1, channel fine tuning), also added to a file that another
program wrote.
"""
import struct

TICKS = 960
DRUMS = 9


def variable_length(value):
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(0x80 | value & 0x7F)
    return bytes(reversed(parts))


def track(events):
    """A track chunk of (tick, order, bytes), in time order; `order` settles equal ticks."""
    body, now = b"", 0
    for tick, _, data in sorted(events):
        body += variable_length(tick - now) + data
        now = tick
    body += b"\x00\xff\x2f\x00"
    return b"MTrk" + struct.pack(">I", len(body)) + body


def tempo_event(bpm):
    return b"\xff\x51\x03" + round(60e6 / bpm).to_bytes(3, "big")


def tuning_events(cents):
    """All channels but the drums, `cents` up from A = 440 Hz (-100 to 100)."""
    value = max(0, min(16383, round(8192 + 8192 * cents / 100)))
    events = []
    for channel in range(16):
        if channel == DRUMS:
            continue
        for order, (control, setting) in enumerate([(101, 0), (100, 1), (6, value >> 7),
                                                    (38, value & 127), (101, 127), (100, 127)]):
            events.append((0, order, bytes([0xB0 | channel, control, setting])))
    return events


class Score:
    """Notes in beats from the start; what is added may come in any order."""

    def __init__(self):
        self.notes = []     # (start, length, channel, pitch, velocity)
        self.setup = []     # (channel, program, volume, pan)
        self.tempo = []     # (beat, bpm), the first at beat 0

    def instrument(self, channel, program, volume=100, pan=64):
        self.setup.append((channel, program, volume, pan))

    def add(self, start, length, channel, pitch, velocity):
        if 0 <= pitch < 128:
            self.notes.append((start, length, channel, pitch, max(1, min(127, round(velocity)))))

    def write(self, path, cents=0.0):
        tempo = [(round(beat * TICKS), 0, tempo_event(bpm)) for beat, bpm in self.tempo]
        tracks = [track(tempo + tuning_events(cents))]
        setup = []
        for channel, program, volume, pan in self.setup:
            setup.append((0, 0, bytes([0xC0 | channel, program])))
            setup.append((0, 1, bytes([0xB0 | channel, 7, volume])))
            setup.append((0, 1, bytes([0xB0 | channel, 10, pan])))
        tracks.append(track(setup))
        events = []
        for start, length, channel, pitch, velocity in self.notes:
            on = max(0, round(start * TICKS))
            off = max(on + 1, round((start + length) * TICKS))
            events.append((on, 1, bytes([0x90 | channel, pitch, velocity])))
            events.append((off, 0, bytes([0x80 | channel, pitch, 0])))
        tracks.append(track(events))
        header = b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), TICKS)
        path.write_bytes(header + b"".join(tracks))


def retune(path, cents):
    """Adds the tuning to a file of several tracks that another program wrote."""
    data = path.read_bytes()
    assert data[:4] == b"MThd", path
    length, form, count, ticks = struct.unpack(">IHHH", data[4:14])
    assert length == 6 and form == 1, path
    header = b"MThd" + struct.pack(">IHHH", 6, 1, count + 1, ticks)
    path.write_bytes(header + data[14:] + track(tuning_events(cents)))
