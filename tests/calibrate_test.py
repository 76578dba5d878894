#!/usr/bin/env python3
"""`crossfade calibrate`: tagged clips whose platform values are known functions of their sound, or not."""
import contextlib
import csv
import io
import json
import math
import pathlib
import random
import shutil
import sqlite3
import struct
import subprocess

import program
import sounds

SONGS, ARTISTS = 120, 24
FFMPEG = shutil.which("ffmpeg")
FPCALC = shutil.which("fpcalc")


def isrc(number):
    return f"KRA3824{number:05d}"


def uri(number):
    return f"spotify:track:{number:022d}"


def artist(number):
    return f"가수 {number % ARTISTS}" if number % 2 else f"Artist {number % ARTISTS}"


def name(number):
    return f"Song {number} of many"


def id3(**frames):
    body = b""
    for key, text in frames.items():
        data = b"\x01" + text.encode("utf-16")
        body += key.encode() + struct.pack(">IH", len(data), 0) + data
    size = len(body)
    return b"ID3\x03\0\0" + bytes(size >> shift & 127 for shift in (21, 14, 7, 0)) + body


def tagged(wav, **frames):
    tag = id3(**frames)
    tag += b"\0" * (len(tag) % 2)
    chunk = b"id3 " + struct.pack("<I", len(tag)) + tag
    return b"RIFF" + struct.pack("<I", len(wav) - 8 + len(chunk)) + wav[8:] + chunk


def clip(draw, brightness, gain):
    """Six seconds of a loop of two beats: a low tone, and noise by how bright it is to be."""
    beat = int(sounds.RATE * 60 / draw.uniform(70, 160))
    pitch = 110 * 2 ** (draw.randrange(12) / 12)
    loop = []
    for i in range(2 * beat):
        fade = math.exp(-4 * (i % beat) / beat)
        tone = math.sin(2 * math.pi * pitch * i / sounds.RATE) + math.sin(2.52 * math.pi * pitch * i / sounds.RATE)
        loop.append(gain * fade * (0.4 * (1 - brightness) * tone + 0.5 * brightness * draw.uniform(-1, 1)))
    count = 6 * sounds.RATE
    return sounds.wav([(loop * (count // len(loop) + 1))[:count]])


def make_label():
    """The clips, without tags, and what the platform says of each."""
    draw = random.Random(5)
    clips, rows = [], []
    for number in range(SONGS):
        brightness, level = draw.random(), draw.uniform(-18, 0)
        clips.append(clip(draw, brightness, 10 ** (level / 20)))
        noise = lambda spread: draw.gauss(0, spread)
        rows.append({
            "Artist": artist(number), "Track": name(number), "Uri": uri(number), "ISRC": isrc(number),
            "Energy": min(1, max(0, .1 + .8 * brightness + noise(.03))),
            "Acousticness": min(1, max(0, 1 - brightness ** 2 + noise(.03))),
            "Danceability": min(1, max(0, .2 + .6 * brightness + noise(.4))),
            "Valence": draw.random(), "Speechiness": 0.05, "Key": draw.randrange(12), "Tempo": 120,
            "Duration_ms": 6000, "Stream": 1000})
    return clips, rows


LABEL = None


def label():
    global LABEL
    LABEL = LABEL or make_label()
    return LABEL


class Calibrating(program.ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "songs").mkdir()
        (self.folder / "demos").mkdir()

    def write_songs(self, numbers=range(SONGS), tags=("isrc", "names")):
        for number in numbers:
            frames = {}
            if "names" in tags:
                frames.update(TPE1=artist(number), TIT2=name(number))
            if "isrc" in tags:
                frames["TSRC"] = isrc(number)
            sound = label()[0][number]
            self.write(f"songs/{number:03d}.wav", tagged(sound, **frames) if frames else sound)

    def write_catalogue(self, change=lambda rows: rows, without=()):
        rows = change([{key: value for key, value in row.items() if key not in without} for row in label()[1]])
        text = io.StringIO()
        out = csv.DictWriter(text, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
        self.write("label.csv", text.getvalue())

    def calibrate(self, *arguments):
        return self.expect_json("calibrate", "songs", "label.csv", *arguments)

    def by_feature(self, answer):
        return {feature["name"]: feature for feature in answer["calibration"]["features"]}


class Gates(Calibrating):
    def test_what_the_sound_tells_opens_and_what_it_does_not_stays_shut(self):
        self.write_songs()
        self.write_catalogue()
        answer = self.calibrate("--out", "c.json")
        self.assertTrue(answer["catalogue_has_isrc"])
        self.assertEqual({line["by"] for line in answer["matched"]}, {"isrc"})
        self.assertEqual((len(answer["matched"]), answer["unmatched"]), (SONGS, []))
        features = self.by_feature(answer)
        gates = {name: feature["gate"] for name, feature in features.items()}
        self.assertEqual(gates, {
            "energy": "open", "acousticness": "open", "danceability": "too_weak", "valence": "too_weak",
            "speechiness": "constant", "instrumentalness": "too_few", "liveness": "too_few", "loudness_db": "too_few"})
        energy = features["energy"]
        self.assertEqual((energy["recordings"], energy["artists"]), (SONGS, ARTISTS))
        self.assertGreater(energy["rank_correlation"]["value"], .9)
        self.assertLess(energy["rank_correlation"]["low"], energy["rank_correlation"]["value"])
        self.assertLess(energy["error"], .12)
        self.assertEqual(len(energy["residuals"]), SONGS)
        self.assertEqual(energy["residuals"], sorted(energy["residuals"]))
        self.assertEqual(answer["calibration"]["agreement"]["duration"]["value"], 1)
        self.assertEqual(json.loads((self.folder / "c.json").read_text()), answer["calibration"])
        self.assertIsNone(answer["calibration_id"])

    def test_the_same_bytes_twice_and_on_any_number_of_threads(self):
        self.write_songs(range(60))
        self.write_catalogue()
        command = ("calibrate", "songs", "label.csv")
        answers = {self.expect(*command, "--json", "--threads", n).stdout for n in (1, 1, 3)}
        self.assertEqual(len(answers), 1)
        (energy,) = [f for f in self.by_feature(json.loads(answers.pop())).values() if f["name"] == "energy"]
        self.assertEqual(energy["gate"], "too_few")
        self.assertGreater(energy["rank_correlation"]["value"], .85)
        table = self.expect(*command).stdout
        self.assertIn("Calibrated on 60 recordings of 24 artists", table)
        self.assertRegex(table, r"energy +60 +24 .*under 100 recordings")
        self.assertIn("녹음 60개로 보정", self.expect(*command, "--lang", "ko").stdout)


class Matching(Calibrating):
    def test_without_isrc_names_decide_and_what_is_not_clear_is_listed(self):
        self.write_songs(range(40))
        self.write("songs/900 refused.wav", "no sound at all")
        self.write("songs/901 nobody.wav", label()[0][41])
        self.write("songs/902 unknown.wav", tagged(label()[0][42], TPE1="Nobody", TIT2="Nothing"))
        self.write("songs/903 again.wav", tagged(label()[0][43], TPE1=artist(3).upper(), TIT2=name(3)))

        def double(rows):
            return rows + [{**rows[5], "Duration_ms": 6500, "Danceability": .9, "Uri": uri(999)}]
        self.write_catalogue(double, without=["ISRC"])
        answer = self.calibrate()
        self.assertFalse(answer["catalogue_has_isrc"])
        self.assertEqual({line["by"] for line in answer["matched"]}, {"names"})
        self.assertEqual(len(answer["matched"]), 39)
        reasons = {pathlib.Path(line["file"]).name: line["reason"] for line in answer["unmatched"]}
        self.assertEqual(set(reasons), {"005.wav", "900 refused.wav", "901 nobody.wav", "902 unknown.wav",
                                        "903 again.wav"})
        self.assertIn("2 recordings of the catalogue are called", reasons["005.wav"])
        self.assertIn("content", reasons["900 refused.wav"])
        self.assertIn("neither", reasons["901 nobody.wav"])
        self.assertIn("has no \"Nobody – Nothing\"", reasons["902 unknown.wav"])
        self.assertIn("same recording as songs/003.wav", reasons["903 again.wav"])
        text = self.expect("calibrate", "songs", "label.csv").stdout
        for file in reasons:
            self.assertIn(file, text)
        self.assertIn("The catalogue has no ISRC", text)

    def test_a_mapping_file_says_which_is_which(self):
        self.write_songs(range(30), tags=())
        self.write_catalogue()
        lines = ["file,isrc,Spotify URL,artist,track"]
        for number in range(30):
            path = f"{number:03d}.wav" if number % 2 else f"songs/{number:03d}.wav"
            kind = number % 3
            lines.append(f"{path},{isrc(number) if kind == 0 else ''},"
                         f"{'https://open.spotify.com/track/' + uri(number)[14:] if kind == 1 else ''},"
                         f"{artist(number) if kind == 2 else ''},{name(number) if kind == 2 else ''}")
        lines += ["gone.wav,KRA382400001,,,"]
        self.write("map.csv", "\n".join(lines))
        answer = self.calibrate("--map", "map.csv")
        self.assertEqual(answer["unmatched"], [])
        self.assertEqual({line["by"] for line in answer["matched"]}, {"isrc", "spotify", "names"})
        for line in answer["matched"]:
            self.assertEqual(line["track"], name(int(pathlib.Path(line["file"]).stem)))
        self.assertEqual(answer["unused_map_lines"], [{"line": 32, "file": "gone.wav"}])

    def test_a_mapping_file_that_says_nothing_is_refused(self):
        self.write_songs(range(2))
        self.write_catalogue()
        for text, said in (("path,mood\na.wav,x", "says which recording"), ("isrc\nKRA382400001", "`file`"),
                           ("file,isrc\na.wav,x\na.wav,y", "a second time"), ("file,isrc\n,x", "names no file")):
            self.write("map.csv", text)
            run = self.expect("calibrate", "songs", "label.csv", "--map", "map.csv", code=3)
            self.assertIn(said, run.stderr)

    def test_too_little_is_refused_with_what_became_of_the_files(self):
        self.write_songs(range(12))
        self.write("songs/nobody.wav", label()[0][13])
        self.write_catalogue()
        run = self.expect("calibrate", "songs", "label.csv", code=3)
        self.assertIn("12 recordings of 12 artists", run.stderr)
        self.assertIn("songs/nobody.wav: neither", run.stderr)
        self.expect("calibrate", "nowhere", "label.csv", code=4)

    def test_tags_of_every_kind_of_file_are_read(self):
        if FFMPEG is None:
            self.skipTest("there is no ffmpeg to write other files")
        self.write_songs(range(20))
        self.write_catalogue(without=["ISRC"])
        kinds = {20: "mp3", 21: "flac", 22: "ogg", 23: "opus", 24: "m4a", 25: "aiff"}
        for number, kind in kinds.items():
            self.write("plain", label()[0][number])
            extra = ("-write_id3v2", "1") if kind == "aiff" else ()
            subprocess.run([FFMPEG, "-v", "error", "-i", self.folder / "plain", "-metadata", f"artist={artist(number)}",
                            "-metadata", f"title={name(number)}", *extra, self.folder / f"songs/{number}.{kind}"],
                           check=True)
        matched = {pathlib.Path(line["file"]).name: line["track"] for line in self.calibrate()["matched"]}
        for number, kind in kinds.items():
            self.assertEqual(matched.get(f"{number}.{kind}"), name(number), kind)


class Keeping(Calibrating):
    def rows(self, question):
        with contextlib.closing(sqlite3.connect(self.folder / "s.db")) as store:
            return store.execute(question).fetchall()

    def test_the_store_remembers_the_calibration_what_was_heard_and_fingerprints(self):
        self.write_songs(range(30))
        shutil.move(self.folder / "songs/007.wav", self.folder / "songs/-odd 'name' $(x).wav")
        self.write_catalogue()
        first = self.calibrate("--store", "s.db")
        self.assertEqual(first["calibration_id"], 1)
        self.assertEqual(self.rows("SELECT count(*) FROM heard_sounds"), [(30,)])
        # Were anything heard again, it would not be what the store says.
        with contextlib.closing(sqlite3.connect(self.folder / "s.db")) as store, store:
            store.execute("UPDATE heard_sounds SET descriptors = json_set(descriptors, '$.duration_s', 77)")
        again = self.calibrate("--store", "s.db")
        self.assertEqual(again["calibration"]["agreement"]["duration"]["value"], 0)
        self.assertEqual(again["calibration_id"], 2)
        self.assertEqual(self.calibrate("--store", "s.db"), again)
        self.assertEqual(self.rows("SELECT pairs, artists FROM audio_calibrations"), [(30, 24), (30, 24)])
        (content,), = self.rows("SELECT content FROM audio_calibrations WHERE calibration_id = 2")
        self.assertEqual(json.loads(content), again["calibration"])
        if FPCALC is None:
            self.assertIsNone(first["fingerprints"])
            return
        self.assertEqual((first["fingerprints"], again["fingerprints"]), (30, 30))
        names = {row[0] for row in self.rows("SELECT title FROM released_sounds")}
        self.assertEqual(names, {name(number) for number in range(30)})

    def test_listen_says_what_looks_already_released(self):
        self.write_songs(range(25))
        song = sounds.song()
        self.write("songs/007.wav", tagged(sounds.wav([song]), TSRC=isrc(7)))
        self.write_catalogue()
        self.calibrate("--store", "s.db")
        self.write("demos/quieter.wav", tagged(sounds.wav([[x / 2 for x in song]]), TPE1="데모", TIT2="One"))
        self.write("demos/other.wav", sounds.wav([sounds.song(24, transpose=5)]))
        answer = self.expect("listen", "demos", "--store", "s.db", "--json").stdout
        other, quieter = json.loads(answer)["files"]
        self.assertEqual(quieter["tags"], {"artist": "데모", "title": "One", "album": None, "isrc": None})
        self.assertIsNone(other["released"])
        if FPCALC is None:
            self.assertIsNone(quieter["released"])
            return
        self.assertEqual((quieter["released"]["artist"], quieter["released"]["title"]), (artist(7), name(7)))
        self.assertGreater(quieter["released"]["similarity"], .9)
        self.assertEqual(self.rows("SELECT count(*) FROM sound_fingerprints"), [(2,)])
        self.assertEqual(self.expect("listen", "demos", "--store", "s.db", "--json").stdout, answer)
        self.assertIn("already released", self.expect("listen", "demos", "--store", "s.db").stdout)


if __name__ == "__main__":
    program.main()
