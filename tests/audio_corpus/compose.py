"""From a pattern to a score: bars of drums, bass, chords and melody in a key, at a tempo.

A pattern is written as grids, one character a step, a bar divided evenly by its characters; bars
are parted by `|`, blanks are for the eye, and of several grids in a tuple a seed takes one.
    drums   X accent, x hit, o soft, - ghost
    bass    R root, 8 octave, 5 fifth, 3 third, 7 seventh, w walking, L leading to the next root
    comp    C chord, c soft chord
    arp     0 to 8: chord notes upwards, through the octaves
    lead    x: a note of a melody that the seed makes, o a soft one
In all but drums `_` holds the note and `.` rests.

The beat of a pattern is the beat that a listener taps; see make.py for how it was decided.
"""
import dataclasses
import math

import harmony
import midi

DRUM_NOTES = {
    "kick": 36, "kick2": 35, "rim": 37, "snare": 38, "clap": 39, "snare2": 40, "hat": 42,
    "pedal": 44, "open": 46, "tomlow": 45, "tommid": 47, "tomhigh": 50, "crash": 49, "ride": 51,
    "bell": 53, "tambourine": 54, "cowbell": 56, "congahigh": 63, "congalow": 64, "timbale": 65,
    "agogo": 67, "cabasa": 69, "maracas": 70, "clave": 75, "triangle": 81, "shaker": 82,
    "bongohigh": 60, "bongolow": 61, "taiko": 41,
}
VELOCITY = {"X": 116, "x": 96, "o": 72, "-": 44, "C": 98, "c": 70}


@dataclasses.dataclass(frozen=True)
class Pattern:
    name: str
    style: str
    bpm: tuple                      # the range of tapped beats a minute
    metre: str = "4/4"
    beats: int = 4                  # tapped beats in a bar: 2 in 6/8, 4 in 12/8
    harmony: str = "pop"
    minor: float = .45              # the share of clips in minor
    kits: tuple = (0,)
    drums: dict = dataclasses.field(default_factory=dict)
    parts: tuple = ()               # (kind, programs, grids, centre, volume)
    swing: tuple = (.5, .5)         # where in its pair the second note stands
    swing_pair: float = 1.0         # the pair, in beats: 1 swings eighths, .5 sixteenths
    jitter_ms: float = 4.0
    bars_per_chord: float = 1.0
    fills: float = .5               # how often a fourth bar ends in a fill
    drift: float = 0.0              # how far, at most, the tempo wanders, as a share
    drums_wait: float = .15         # how often the drums enter late
    keyless: bool = False
    voice: bool = False             # somebody speaks over it, in time with nothing


def bars_of(grid):
    return ["".join(bar.split()) for bar in grid.split("|")]


def pick(draw, grids):
    return bars_of(draw.choice(grids) if isinstance(grids, tuple) else grids)


def held(bar, step):
    """How many steps a note that starts at `step` lasts."""
    end = step + 1
    while end < len(bar) and bar[end] == "_":
        end += 1
    return end - step


class Composer:
    """One clip in the making: the score, the seed's draws, and what every part needs to know."""

    def __init__(self, pattern, draw, tonic, mode, bpm):
        self.pattern, self.draw, self.tonic, self.mode, self.bpm = pattern, draw, tonic, mode, bpm
        self.chords = [] if pattern.keyless else harmony.draw_progression(
            draw, pattern.harmony, mode)
        self.swing = draw.uniform(*pattern.swing)
        self.score = midi.Score()

    def chord_at(self, beat):
        index = int(beat / self.pattern.beats / self.pattern.bars_per_chord + 1e-6)
        return self.chords[index % len(self.chords)]

    def place(self, beat):
        """Where that beat of the grid sounds: swung, and moved a little as by hand."""
        pair = self.pattern.swing_pair
        whole, part = divmod(beat / pair + 1e-9, 1.0)
        ratio = self.swing
        part = part * 2 * ratio if part < .5 else ratio + (part - .5) * 2 * (1 - ratio)
        late = self.draw.gauss(0, self.pattern.jitter_ms / 1000 * self.bpm / 60)
        return max(0.0, (whole + part) * pair + late)

    def note(self, beat, length, channel, pitch, velocity):
        start = self.place(beat)
        self.score.add(start, max(.05, length * .96), channel, pitch,
                       velocity + self.draw.gauss(0, 5))

    def steps(self, bars, count):
        """(bar's first beat, step, beat, bar's grid) of every step of `count` bars."""
        for index in range(count):
            bar = bars[index % len(bars)]
            first = index * self.pattern.beats
            for step in range(len(bar)):
                yield step, first + step * self.pattern.beats / len(bar), bar

    def drums(self, count):
        pattern = self.pattern
        if not pattern.drums:
            return
        self.score.instrument(midi.DRUMS, self.draw.choice(pattern.kits), 110)
        first = self.draw.choice((2, 4)) if self.draw.random() < pattern.drums_wait else 0
        fills = {bar for bar in range(3, count, 4) if self.draw.random() < pattern.fills}
        for name, grids in pattern.drums.items():
            for step, beat, bar in self.steps(pick(self.draw, grids), count):
                number = int(beat / pattern.beats + 1e-6)
                in_fill = number in fills and beat >= (number + 1) * pattern.beats - 1
                if bar[step] in VELOCITY and number >= first and not (in_fill and name != "kick"):
                    self.note(beat, .2, midi.DRUMS, DRUM_NOTES[name], VELOCITY[bar[step]])
        for number in sorted(fills):
            if number >= first:
                self.fill((number + 1) * pattern.beats - 1)

    def fill(self, beat):
        """A beat of snare and toms, divided as the grids are, then a crash."""
        division = 3 if any(len(bars_of(grid if isinstance(grid, str) else grid[0])[0]) %
                            (3 * self.pattern.beats) == 0
                            for grid in self.pattern.drums.values()) else 4
        for step in range(division):
            name = self.draw.choice(("snare", "tomhigh", "tommid", "tomlow"))
            if self.draw.random() < .8:
                self.note(beat + step / division, .2, midi.DRUMS, DRUM_NOTES[name],
                          80 + 8 * step)
        if self.draw.random() < .5:
            self.note(beat + 1, .5, midi.DRUMS, DRUM_NOTES["crash"], 96)

    def bass(self, channel, bars, centre, count):
        previous = harmony.nearest(self.tonic, centre)
        for step, beat, bar in self.steps(bars, count):
            symbol = bar[step]
            if symbol not in "R853 7wL".replace(" ", ""):
                continue
            root, intervals = self.chord_at(beat)
            pitch = harmony.nearest(self.tonic + root, centre)
            width = self.pattern.beats / len(bar)
            if symbol == "w":
                steps = intervals + tuple(s for s in harmony.scale_of(self.mode)
                                          if self.draw.random() < .3)
                choices = [harmony.nearest(self.tonic + root + s, previous) for s in steps[1:]]
                pitch = min(choices, key=lambda p: abs(p - centre) * .3 + self.draw.random() * 4)
            elif symbol == "L":
                following = self.chord_at(beat + width)[0]
                pitch = harmony.nearest(self.tonic + following, centre) + self.draw.choice((-1, 1))
            else:
                pitch += {"R": 0, "8": 12, "5": 7 if pitch < centre else -5, "3": intervals[1],
                          "7": 10}[symbol]
            previous = pitch
            self.note(beat, width * held(bar, step), channel, pitch, 98)

    def comp(self, channel, bars, centre, count):
        for step, beat, bar in self.steps(bars, count):
            if bar[step] in "Cc":
                length = self.pattern.beats / len(bar) * held(bar, step)
                for pitch in harmony.voicing(self.tonic, self.chord_at(beat), centre):
                    self.note(beat, length, channel, pitch, VELOCITY[bar[step]] - 12)

    def arp(self, channel, bars, centre, count):
        for step, beat, bar in self.steps(bars, count):
            if bar[step].isdigit():
                pitches = harmony.voicing(self.tonic, self.chord_at(beat), centre)
                octave, index = divmod(int(bar[step]), len(pitches))
                self.note(beat, self.pattern.beats / len(bar) * held(bar, step), channel,
                          pitches[index] + 12 * octave, 82 if step else 94)

    def lead(self, channel, bars, centre, count):
        scale = harmony.scale_of(self.mode)
        pitches = [p for p in range(centre - 9, centre + 12) if (p - self.tonic) % 12 in scale]
        now = len(pitches) // 2
        for step, beat, bar in self.steps(bars, count):
            if bar[step] not in "xo":
                continue
            now = max(0, min(len(pitches) - 1, now + self.draw.choice((-2, -1, -1, 0, 1, 1, 2))))
            root, intervals = self.chord_at(beat)
            chord = {(self.tonic + root + s) % 12 for s in intervals}
            pitch = pitches[now]
            if step == 0 or self.draw.random() < .45:
                pitch = min((p for p in range(centre - 12, centre + 14) if p % 12 in chord),
                            key=lambda p: abs(p - pitches[now]))
            self.note(beat, self.pattern.beats / len(bar) * held(bar, step), channel, pitch,
                      VELOCITY[bar[step]])

    def tempo(self, beats):
        """The tempo map: steady, or wandering slowly within the pattern's drift."""
        drift = self.pattern.drift
        if not drift:
            self.score.tempo = [(0, self.bpm)]
            return
        depth = self.draw.uniform(.4, 1) * drift
        period, phase = self.draw.uniform(10, 30), self.draw.uniform(0, 2 * math.pi)
        slope = self.draw.uniform(-1, 1) * depth / 2
        for beat in range(beats):
            wave = depth / 2 * math.sin(2 * math.pi * beat / period + phase)
            self.score.tempo.append((beat, self.bpm * (1 + wave + slope * (beat / beats - .5))))


def compose(pattern, draw, tonic, mode, bpm, seconds):
    """The score of a clip of at least `seconds`, and the tempo that was really played: the beats
    in that time, by the minute."""
    composer = Composer(pattern, draw, tonic, mode, bpm)
    count = math.ceil((seconds + 2) * bpm * (1 + pattern.drift) / 60 / pattern.beats)
    composer.tempo(count * pattern.beats)
    composer.drums(count)
    channel = 0
    for kind, programs, grids, centre, volume in pattern.parts:
        composer.score.instrument(channel, draw.choice(programs), volume, draw.randint(40, 88))
        getattr(composer, kind)(channel, pick(draw, grids), centre, count)
        channel += 2 if channel == midi.DRUMS - 1 else 1
    return composer.score, played_tempo(composer.score.tempo, seconds)


def played_tempo(tempo, seconds):
    time = beats = 0.0
    for index, (beat, bpm) in enumerate(tempo):
        last = index + 1 == len(tempo)
        length = math.inf if last else (tempo[index + 1][0] - beat) * 60 / bpm
        if time + length >= seconds:
            return (beats + (seconds - time) * bpm / 60) * 60 / seconds
        time, beats = time + length, tempo[index + 1][0]
    raise AssertionError("an empty tempo map")
