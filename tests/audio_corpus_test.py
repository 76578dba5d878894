#!/usr/bin/env python3
"""The measured part of the audio corpus: that it is what it claims to be, and that on its clips ours
is ahead of Essentia's best, clip by clip.

    audio_corpus_test.py CROSSFADE

Figures with intervals, and more peers: bench/audio_against_peers.py.
"""
import pathlib
import subprocess
import sys
import unittest

import audio_parts
import program
from program import ProgramTest

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))
import audio_against_peers as comparison  # noqa: E402
import audio_scores as scores  # noqa: E402


class CorpusTest(unittest.TestCase):
    def truths(self):
        return {part: comparison.truths(audio_parts.place(part)) for part in ("tuning", "measured")}

    def test_there_are_two_hundred_clips_of_12_to_25_seconds_in_all_keys(self):
        truths = self.truths()
        rows = [row for part in truths.values() for row in part.values()]
        self.assertGreaterEqual(len(rows), 200)
        self.assertGreaterEqual(min(map(len, truths.values())), 100)
        for row in rows:
            self.assertTrue(12 <= float(row["seconds"]) <= 25, row)
            self.assertTrue(46 <= float(row["bpm"]) <= 212, row)
        for part in truths.values():
            keys = {(row["key"], row["mode"]) for row in part.values() if row["key"]}
            self.assertEqual(len(keys), 24)
            self.assertLess(min(float(row["bpm"]) for row in part.values()), 60)
            self.assertGreater(max(float(row["bpm"]) for row in part.values()), 190)
            self.assertGreaterEqual(len({row["metre"] for row in part.values()}), 6)
            self.assertGreaterEqual(len({row["encoding"] for row in part.values()}), 9)

    def test_no_pattern_or_groove_is_in_both_parts(self):
        tuning, measured = ({row["source"] for row in part.values()}
                            for part in self.truths().values())
        self.assertEqual(tuning & measured, set())
        libraries = [{source.split(":")[0].lower() for source in part}
                     for part in (tuning, measured)]
        self.assertEqual(libraries[0] & libraries[1], set())

    def test_a_clip_made_again_has_the_same_bytes(self):
        run = subprocess.run(["/usr/bin/python3", "-c", AGAIN], capture_output=True, text=True,
                             cwd=ROOT / "tests/audio_corpus")
        self.assertEqual(run.returncode, 0, run.stderr)


AGAIN = """
import pathlib, tempfile, clips
for part, name in (("tuning", "dembow_1"), ("measured", "mma_jazz54_1"), ("measured",
                                                                        "spoken_chorus_1")):
    clip = next(c for c in clips.all_clips(part) if c.name == name)
    made = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            truth = clips.make(clip, pathlib.Path(folder))
            made.append((truth, (pathlib.Path(folder) / truth["file"]).read_bytes()))
    assert made[0] == made[1], name
"""


class AgainstEssentiaTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        folder = audio_parts.place("measured")
        cls.truth = comparison.truths(folder)
        cls.tempo, cls.key, _ = comparison.judge(program.PROGRAM, folder, cls.truth, ["Essentia"])

    def means(self, answers, kind):
        rows = {name: row for name, row in self.truth.items() if kind == "tempo" or row["key"]}
        table = comparison.table_of(rows, answers, kind)
        means = {method: {figure: scores.mean(values) for figure, values in figures.items()}
                 for method, figures in table.items()}
        ours = means.pop(comparison.OURS)
        best = {figure: max(peer[figure] for peer in means.values()) for figure in ours}
        return ours, best

    def test_the_part_is_hard_enough_for_essentia(self):
        self.assertLess(self.means(self.tempo, "tempo")[1]["tempo within 4 %"], .80)

    def test_tempo_is_ahead_of_essentias_best(self):
        ours, best = self.means(self.tempo, "tempo")
        for figure, ahead in (("tempo within 4 %", .03), ("tempo within 1 %", .05),
                              ("octave allowed", .02)):
            with self.subTest(figure):
                self.assertGreaterEqual(ours[figure], min(1, best[figure] + ahead))

    def test_key_is_not_behind_essentias_best(self):
        ours, best = self.means(self.key, "key")
        for figure in ("key exact", "key MIREX"):
            with self.subTest(figure):
                self.assertGreaterEqual(ours[figure], best[figure])


if __name__ == "__main__":
    program.main()
