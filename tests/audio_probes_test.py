#!/usr/bin/env python3
"""What `crossfade listen` measures against what can be worked out on paper: loudness, range, true
peak, clicks, cadences; that MP3 at 128 kbit/s is heard as the WAV is; that gain moves nothing but
level; the same bytes twice and on one thread or two.

    audio_probes_test.py CROSSFADE
"""
import csv
import json
import pathlib
import sys
import unittest
import wave

import audio_parts
import program
from program import ProgramTest

PROBES = PAIRS = BAD = None


class ProbesTest(ProgramTest):
    def listen(self, *files):
        lines = self.expect_json("listen", *files)["files"]
        return {pathlib.Path(line["file"]).name: line for line in lines}

    def probes(self, column):
        """(name, truth, line heard) of each probe that makes a claim in that column."""
        with open(PROBES / "truth.csv", newline="") as file:
            truths = [row for row in csv.DictReader(file) if row[column]]
        self.assertTrue(truths)
        lines = self.listen(*(PROBES / row["file"] for row in truths))
        return [(row["file"], row, lines[row["file"]]) for row in truths]

    def expect_within(self, column, name, delta):
        for file, truth, line in self.probes(column):
            with self.subTest(file):
                self.assertAlmostEqual(line["measured"][name], float(truth[column]), delta=delta)

    def test_loudness_is_within_a_tenth_of_a_unit(self):
        self.expect_within("lufs", "loudness_lufs", .1)

    def test_loudness_range_is_within_half_a_unit(self):
        self.expect_within("range_lu", "loudness_range_lu", .5)

    def test_true_peak_is_within_three_tenths_of_a_decibel(self):
        self.expect_within("true_peak_db", "true_peak_dbtp", .3)

    def test_clicks_are_counted_to_a_thousandth(self):
        for file, truth, line in self.probes("bpm"):
            with self.subTest(file):
                ratio = line["measured"]["tempo_bpm"] / float(truth["bpm"])
                self.assertLess(min(abs(ratio / octave - 1) for octave in (.5, 1, 2)), .001)

    def test_cadences_off_the_usual_pitch_are_in_their_key(self):
        for file, truth, line in self.probes("key"):
            with self.subTest(file):
                self.assertEqual(line["key"], f"{truth['key']} {truth['mode']}")

    def test_mp3_at_128_kbit_is_heard_as_the_wav_is(self):
        stems = sorted(path.stem for path in PAIRS.glob("*.wav"))
        self.assertGreaterEqual(len(stems), 16)
        lines = self.listen(PAIRS)
        for stem in stems:
            with self.subTest(stem):
                wav, mp3 = lines[f"{stem}.wav"], lines[f"{stem}.mp3"]
                self.assertEqual(mp3["key"], wav["key"])
                self.assertAlmostEqual(mp3["measured"]["tempo_bpm"] / wav["measured"]["tempo_bpm"],
                                       1, delta=.005)
                # LAME makes it .45 dB softer, so that decoding does not clip.
                self.assertAlmostEqual(mp3["measured"]["loudness_lufs"] + .45,
                                       wav["measured"]["loudness_lufs"], delta=.3)

    def test_six_decibels_less_move_nothing_but_level(self):
        with wave.open(str(BAD / "song.wav")) as song:
            layout, data = song.getparams(), song.readframes(song.getnframes())
        # Halved in 24 bits, where nothing is lost.
        half = bytearray()
        for at in range(0, len(data), 2):
            value = int.from_bytes(data[at:at + 2], "little", signed=True) * 128
            half += value.to_bytes(3, "little", signed=True)
        with wave.open(str(self.folder / "half.wav"), "wb") as quiet:
            quiet.setparams(layout._replace(sampwidth=3))
            quiet.writeframes(bytes(half))
        lines = self.listen(BAD / "song.wav", self.folder / "half.wav")
        loud, soft = lines["song.wav"], lines["half.wav"]
        self.assertEqual(soft["key"], loud["key"])
        levels = {"loudness_lufs", "true_peak_dbtp", "mean_level_db"}
        for name, value in loud["measured"].items():
            with self.subTest(name):
                if name in levels:
                    self.assertAlmostEqual(value - soft["measured"][name], 6.02, delta=.02)
                else:
                    self.assertAlmostEqual(soft["measured"][name], value,
                                           delta=.01 * max(1e-9, abs(value)))

    def test_the_same_bytes_twice_and_on_one_thread_or_two(self):
        runs = [self.expect("listen", "--json", "--threads", threads, PAIRS).stdout
                for threads in (1, 1, 2)]
        self.assertEqual(runs[0], runs[1])
        self.assertEqual(runs[0], runs[2])
        self.assertEqual(len(json.loads(runs[0])["files"]), len(list(PAIRS.iterdir())))

    def test_the_true_peak_can_be_left_out(self):
        line = self.expect_json("listen", "--no-true-peak", PROBES / "sine_23.wav")["files"][0]
        self.assertIsNone(line["measured"]["true_peak_dbtp"])
        self.assertAlmostEqual(line["measured"]["loudness_lufs"], -23, delta=.1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROBES, PAIRS, BAD = (audio_parts.place(part) for part in ("probes", "pairs", "bad"))
    program.main()
