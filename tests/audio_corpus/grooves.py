"""Grooves of MMA (Musical MIDI Accompaniment) put to the corpus's own chords.

(groove, style, metre, tapped beats of a bar, low bpm, high bpm). MMA counts a tempo in its own
beats, of which a tapped beat holds `per_tap`: three where a groove in 6/8 is counted in eighths.
A library file of MMA serves one part only.
"""
import subprocess

import harmony
import midi

MADE_WITH = "mma"


def G(name, style, low, high, metre="4/4", beats=4, per_tap=1, kind="pop", minor=.4):
    return {"name": name, "style": style, "low": low, "high": high, "metre": metre, "beats": beats,
            "per_tap": per_tap, "kind": kind, "minor": minor}


TUNING = [
    G("Ballad", "mma ballad", 58, 80),
    G("Ballad128", "mma twelve eight", 52, 70, "12/8"),
    G("PianoBallad", "mma ballad", 60, 78),
    G("50sRock", "mma rock", 124, 160, kind="rock", minor=.2),
    G("8Beat", "mma pop", 96, 130),
    G("BigBand", "mma swing", 132, 178, kind="jazz"),
    G("Blues", "mma blues", 100, 136, kind="blues", minor=.2),
    G("BossaNova", "mma bossa", 116, 148, kind="jazz"),
    G("ChaCha", "mma latin", 112, 128),
    G("CountrySwing", "mma country", 124, 170, minor=.1),
    G("CountryWaltz", "mma waltz", 96, 148, "3/4", 3, minor=.2),
    G("EasySwing", "mma swing", 108, 146, kind="jazz"),
    G("Folk", "mma folk", 96, 134),
    G("FolkRock", "mma folk", 104, 134),
    G("FrenchWaltz", "mma waltz", 138, 186, "3/4", 3),
    G("Hymn", "mma ballad", 70, 98, minor=.2),
    G("JazzWaltz", "mma jazz waltz", 120, 176, "3/4", 3, kind="jazz"),
    G("JazzGuitarWalk", "mma swing", 116, 176, kind="jazz"),
    G("LightTango", "mma latin", 106, 126, minor=.8),
    G("MellowJazz", "mma ballad", 56, 72, kind="jazz"),
    G("R&B", "mma soul", 84, 112),
    G("RockBallad", "mma ballad", 62, 82),
    G("SlowBlues", "mma blues", 54, 76, kind="blues", minor=.3),
    G("SoftRock", "mma pop", 84, 116),
    G("Swing1Walk", "mma swing", 160, 204, kind="jazz"),
    G("Trance", "mma dance", 130, 144, minor=.8),
    G("Twist", "mma rock", 150, 172, kind="rock", minor=.2),
    G("68March", "mma march", 100, 120, "6/8", 2, minor=.2),
    G("casio/16beat1:16Beat1", "mma dance", 96, 116),
    G("casio/16beatballad1:16BeatBallad1", "mma ballad", 62, 84),
    G("casio/60ssoul:60sSoul", "mma soul", 104, 130),
    G("casio/80spop:80sPop", "mma pop", 106, 132),
    G("casio/8beatballad3:8BeatBallad3", "mma ballad", 64, 86),
    G("casio/dance1:Dance1", "mma dance", 124, 138, minor=.7),
    G("casio/funk1:Funk1", "mma funk", 94, 118),
    G("casio/heavymetal:HeavyMetal", "mma metal", 124, 160, kind="rock", minor=.8),
    G("casio/house:House", "mma dance", 118, 130, minor=.7),
    G("casio/modernrb:ModernR&B", "mma soul", 78, 100, kind="jazz", minor=.6),
    G("casio/popshuffle1:PopShuffle1", "mma shuffle", 108, 136),
    G("casio/slowswing:SlowSwing", "mma swing", 72, 104, kind="jazz"),
    G("casio/trance2:Trance2", "mma dance", 132, 142, minor=.8),
    G("casio/poprock1:PopRock1", "mma pop", 106, 136),
]

MEASURED = [
    G("GuitarBallad", "mma ballad", 58, 80),
    G("R&B-Ballad", "mma ballad", 58, 78),
    G("PopBallad", "mma ballad", 60, 84),
    G("60sRock", "mma rock", 118, 150, kind="rock", minor=.2),
    G("BasicRock", "mma rock", 104, 144, kind="rock", minor=.4),
    G("JazzCombo", "mma swing", 128, 180, kind="jazz"),
    G("CountryBlues", "mma blues", 96, 132, kind="blues", minor=.2),
    G("casio/latinfusion:LatinFusion", "mma bossa", 112, 138, kind="jazz"),
    G("Rhumba", "mma latin", 104, 126),
    G("WesternSwing", "mma country", 124, 172, minor=.1),
    G("LatinWaltz", "mma waltz", 110, 160, "3/4", 3, minor=.5),
    G("Waltz", "mma waltz", 92, 150, "3/4", 3, minor=.2),
    G("ModernJazz", "mma swing", 120, 172, kind="jazz"),
    G("FolkBallad", "mma folk", 70, 100),
    G("BlueFolk", "mma folk", 90, 130),
    G("VieneseWaltz", "mma waltz", 140, 184, "3/4", 3),
    G("Spiritual", "mma ballad", 66, 96, minor=.2),
    G("ModernJazzWaltz", "mma jazz waltz", 118, 174, "3/4", 3, kind="jazz"),
    G("GypsyJazz", "mma swing", 170, 208, kind="jazz", minor=.6),
    G("Tango", "mma latin", 108, 128, minor=.8),
    G("NiteJazz", "mma ballad", 58, 80, kind="jazz"),
    G("DSoul", "mma soul", 88, 112),
    G("StringBallad", "mma ballad", 60, 80),
    G("Jazz54", "mma five four", 130, 176, "5/4", 5, kind="jazz"),
    G("BubbleRock", "mma pop", 104, 138),
    G("SlowJazzWalk", "mma ballad", 58, 84, kind="jazz"),
    G("Jive", "mma rock", 150, 182, kind="rock", minor=.2),
    G("Rock128", "mma twelve eight", 58, 88, "12/8"),
    G("casio/16beat3:16Beat3", "mma dance", 98, 122),
    G("casio/16beatballad3:16BeatBallad3", "mma ballad", 62, 82),
    G("casio/soulpop:SoulPop", "mma soul", 100, 124),
    G("casio/8beatpop3:8BeatPop3", "mma pop", 112, 142),
    G("casio/8beatballad1:8BeatBallad1", "mma ballad", 62, 84),
    G("casio/techno:Techno", "mma dance", 126, 140, minor=.7),
    G("casio/funk2:Funk2", "mma funk", 92, 116),
    G("casio/digitalrock:DigitalRock", "mma metal", 118, 150, kind="rock", minor=.8),
    G("casio/latinhouse:LatinHouse", "mma dance", 118, 130, minor=.6),
    G("casio/triphop:TripHop", "mma soul", 76, 98, minor=.7),
    G("casio/popshuffle2:PopShuffle2", "mma shuffle", 108, 138),
    G("casio/oldieballad:OldieBallad", "mma twelve eight", 56, 80),
    G("casio/rave:Rave", "mma dance", 134, 148, minor=.8),
    G("casio/rock2:Rock2", "mma rock", 108, 144, kind="rock", minor=.4),
]


def play(groove, draw, tonic, mode, bpm, seconds, path, cents):
    """Has MMA write the clip's MIDI file."""
    chords = harmony.draw_progression(draw, groove["kind"], mode)
    bars = int((seconds + 3) * bpm / 60 / groove["beats"]) + 1
    lines = [f"RndSeed {draw.randrange(1 << 30)}", f"Tempo {bpm * groove['per_tap']:.6f}",
             f"KeySig {harmony.NAMES[tonic]} {mode}", f"Groove {groove['name']}"]
    lines += [f"{bar + 1} {harmony.mma_name(tonic, chords[bar % len(chords)])}"
              for bar in range(bars)]
    source = path.with_suffix(".mma")
    source.write_text("\n".join(lines) + "\n")
    run = subprocess.run([MADE_WITH, source, "-f", path], capture_output=True, text=True)
    if run.returncode != 0 or not path.exists():
        raise RuntimeError(f"mma on {groove['name']}: {run.stdout}{run.stderr}")
    midi.retune(path, cents)
