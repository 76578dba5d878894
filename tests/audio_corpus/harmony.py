"""Keys, chords and progressions: what the generated clips are made of harmonically.

A chord is (semitones of its root above the tonic, intervals above the root). Progressions are words
of chord symbols; capital letters are major, small ones minor, as musicians write them. Every
progression starts from or comes home to the tonic, so that the key written down is the one heard; a
few (i VI III VII) are as near to the relative major as popular music is.
"""

NAMES = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
MAJOR_SCALE = (0, 2, 4, 5, 7, 9, 11)
MINOR_SCALE = (0, 2, 3, 5, 7, 8, 10)

MAJOR, MINOR, DOMINANT = (0, 4, 7), (0, 3, 7), (0, 4, 7, 10)
MAJOR_7, MINOR_7, HALF_DIMINISHED = (0, 4, 7, 11), (0, 3, 7, 10), (0, 3, 6, 10)

CHORDS = {
    "I": (0, MAJOR), "ii": (2, MINOR), "iii": (4, MINOR), "IV": (5, MAJOR), "V": (7, MAJOR),
    "vi": (9, MINOR), "bVII": (10, MAJOR), "i": (0, MINOR), "iv": (5, MINOR), "v": (7, MINOR),
    "bIII": (3, MAJOR), "bVI": (8, MAJOR), "IM7": (0, MAJOR_7), "ii7": (2, MINOR_7),
    "iii7": (4, MINOR_7), "IVM7": (5, MAJOR_7), "V7": (7, DOMINANT), "vi7": (9, MINOR_7),
    "VI7": (9, DOMINANT), "I7": (0, DOMINANT), "IV7": (5, DOMINANT), "i7": (0, MINOR_7),
    "iv7": (5, MINOR_7), "iio7": (2, HALF_DIMINISHED), "bVIM7": (8, MAJOR_7),
    "bVII7": (10, DOMINANT), "bIIIM7": (3, MAJOR_7), "bII": (1, MAJOR),
}
# How MMA writes each kind of chord.
SUFFIXES = {MAJOR: "", MINOR: "m", DOMINANT: "7", MAJOR_7: "M7", MINOR_7: "m7",
            HALF_DIMINISHED: "m7b5"}

PROGRESSIONS = {
    ("pop", "major"): ["I V vi IV", "I vi IV V", "I IV I V", "I iii IV V", "I IV vi V",
                       "I I IV V", "I ii IV I"],
    ("pop", "minor"): ["i bVI bIII bVII", "i iv V i", "i bVII bVI V", "i bVI iv V", "i iv bVII i",
                       "i v bVI i", "i i iv V"],
    ("rock", "major"): ["I bVII IV I", "I IV V IV", "I I IV I", "I V IV I"],
    ("rock", "minor"): ["i bVII bVI bVII", "i bIII bVII i", "i i bVI bVII", "i bII i v"],
    ("jazz", "major"): ["IM7 vi7 ii7 V7", "ii7 V7 IM7 IM7", "IM7 VI7 ii7 V7", "IM7 iii7 ii7 V7",
                        "IM7 IVM7 ii7 V7"],
    ("jazz", "minor"): ["i7 iv7 iio7 V7", "iio7 V7 i7 i7", "i7 bVIM7 iio7 V7", "i7 i7 iv7 V7"],
    ("blues", "major"): ["I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7"],
    ("blues", "minor"): ["i7 i7 i7 i7 iv7 iv7 i7 i7 bVIM7 V7 i7 V7"],
    ("modal", "major"): ["I I bVII bVII", "I I IV IV", "I I I I", "IM7 IM7 IVM7 IVM7"],
    ("modal", "minor"): ["i7 i7 iv7 i7", "i i i bVII", "i7 i7 i7 i7", "i i bVI bVI"],
}


def scale_of(mode):
    return MAJOR_SCALE if mode == "major" else MINOR_SCALE


def draw_progression(draw, kind, mode):
    """The chords of one progression of that kind, as a list of (root offset, intervals)."""
    return [CHORDS[symbol] for symbol in draw.choice(PROGRESSIONS[kind, mode]).split()]


def mma_name(tonic, chord):
    root, intervals = chord
    return NAMES[(tonic + root) % 12] + SUFFIXES[intervals]


def voicing(tonic, chord, centre):
    """The chord's notes nearest to `centre` (a MIDI pitch), lowest first."""
    root, intervals = chord
    return sorted(nearest(tonic + root + step, centre) for step in intervals)


def nearest(pitch_class, centre):
    """The MIDI pitch of that pitch class within a tritone of `centre`."""
    return centre - 6 + (pitch_class - centre + 6) % 12
