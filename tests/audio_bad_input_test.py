#!/usr/bin/env python3
"""Every row of the table of bad inputs of the audio analysis, through `crossfade listen`: what must
be refused is refused by content with a reason and a code, what is answered says what it lacks.

    audio_bad_input_test.py CROSSFADE

The inputs and what is expected of each come from tests/audio_corpus/bad_input.py.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import unittest

import audio_parts
import program
from program import ProgramTest

BAD = {}            # file name -> what is expected of it
PLACE = None        # the folder of the inputs


class BadInputTest(ProgramTest):
    def listen(self, *files, code=None):
        """The lines of `listen --json` by file name; the exit code is 0 unless one was refused."""
        run = self.run_program("listen", "--json", *files)
        self.assertGreaterEqual(run.returncode, 0, f"a crash: {run.stderr}")
        if code is not None:
            self.assertEqual(run.returncode, code, run.stderr)
        return {pathlib.Path(line["file"]).name: line for line in json.loads(run.stdout)["files"]}

    def alone(self, name):
        """The line of one file, heard on its own, and the program's exit code and complaint."""
        run = self.run_program("listen", "--json", PLACE / name)
        self.assertGreaterEqual(run.returncode, 0, f"a crash: {run.stderr}")
        return json.loads(run.stdout)["files"][0], run.returncode, run.stderr

    def rows(self, *names):
        return [name for name, wanted in BAD.items() if wanted["row"] in names]

    def expect_refused(self, name):
        line, code, complaint = self.alone(name)
        self.assertIn("refused", line, name)
        self.assertNotIn("measured", line, name)
        self.assertTrue(line["refused"].strip(), name)
        self.assertNotEqual(code, 0, name)
        self.assertIn(name.split("\n")[0], complaint)

    def expect_like_the_song(self, line, tolerance=.005):
        song, _, _ = self.alone("song.wav")
        self.assertNotIn("refused", line)
        self.assertEqual(line["key"], song["key"])
        self.assertAlmostEqual(line["measured"]["tempo_bpm"] / song["measured"]["tempo_bpm"], 1,
                               delta=tolerance)

    def warnings(self, line):
        return [warning["name"] for warning in line["warnings"]]

    def test_a_whole_song_is_given_its_tempo_and_key_without_a_warning(self):
        line, code, _ = self.alone("song.wav")
        self.assertEqual(code, 0)
        self.assertEqual(self.warnings(line), [])
        self.assertAlmostEqual(line["measured"]["tempo_bpm"] / BAD["song.wav"]["bpm"], 1, delta=.01)
        self.assertEqual(line["key"], BAD["song.wav"]["key"])

    def test_a_truncated_file_is_answered_on_what_decodes_and_says_so(self):
        line, _, _ = self.alone("truncated.mp3")
        self.assertAlmostEqual(line["measured"]["duration_s"], BAD["truncated.mp3"]["seconds"],
                               delta=.3)
        self.assertAlmostEqual(line["measured"]["header_duration_s"], 22, delta=.3)
        self.assertTrue(self.warnings(line))
        self.expect_like_the_song(line)
        self.assertLess(line["measured"]["tempo_confidence"],
                        self.alone("song.wav")[0]["measured"]["tempo_confidence"])
        line, _, _ = self.alone("truncated.flac")
        self.assertTrue("refused" in line or self.warnings(line))

    def test_damaged_frames_are_counted_or_too_many_refused(self):
        line, _, _ = self.alone("damaged_a_little.mp3")
        self.assertNotIn("refused", line)
        self.assertGreater(line["measured"]["damaged_frames"], 0)
        self.assertTrue(self.warnings(line))
        line, _, _ = self.alone("damaged_much.mp3")
        self.assertTrue("refused" in line or (line["measured"]["damaged_frames"] > 0 and
                                              self.warnings(line)))

    def test_silence_an_offset_and_two_seconds_are_refused(self):
        for name in self.rows("silence"):
            with self.subTest(name):
                self.expect_refused(name)

    def test_noise_and_speech_get_no_tempo_and_key_but_a_loudness(self):
        for name in ("white_noise.wav", "speech.wav"):
            with self.subTest(name):
                line, _, _ = self.alone(name)
                measured = line["measured"]
                self.assertIsNone(line["key"], "a key was invented")
                self.assertTrue(measured["tempo_bpm"] is None or measured["tempo_confidence"] < .3,
                                measured["tempo_confidence"])
                self.assertIsNotNone(measured["loudness_lufs"])

    def test_drums_alone_get_a_tempo_and_no_key(self):
        line, _, _ = self.alone("drums_only.wav")
        self.assertIsNone(line["key"])
        ratio = line["measured"]["tempo_bpm"] / BAD["drums_only.wav"]["bpm"]
        self.assertLess(min(abs(ratio / o - 1) for o in (.5, 1, 2)), .01)

    def test_five_seconds_are_flagged_as_short(self):
        line, _, _ = self.alone("five_seconds.wav")
        self.assertNotIn("refused", line)
        self.assertIn("short", " ".join(self.warnings(line)))

    def test_eight_bits_at_8_khz_keep_tempo_and_key_and_lose_the_timbre(self):
        line, _, _ = self.alone("eight_khz.wav")
        self.expect_like_the_song(line)
        self.assertIn("band", " ".join(self.warnings(line)))
        self.assertIsNone(line["measured"]["spectral_centroid_hz"])

    def test_six_channels_are_weighted_without_the_lfe(self):
        line, _, _ = self.alone("six_channels.wav")
        self.assertAlmostEqual(line["measured"]["loudness_lufs"], BAD["six_channels.wav"]["lufs"],
                               delta=.1)

    def test_what_is_no_audio_is_refused_by_content(self):
        for name in self.rows("no audio"):
            with self.subTest(name):
                self.expect_refused(name)

    def test_a_header_that_lies_costs_no_memory_and_is_refused_or_seen_through(self):
        for name in self.rows("lying sizes"):
            with self.subTest(name):
                line, _, _ = self.alone(name)
                if "refused" not in line:
                    self.assertEqual(BAD[name]["answer"], "refused or given", line)
                    self.expect_like_the_song(line)

    def test_an_odd_name_changes_nothing_and_reaches_no_shell(self):
        plain, _, _ = self.alone("song.wav")
        names = self.rows("odd names")
        for name in names:
            shutil.copy(PLACE / name, self.folder / name)
        before = sorted(path.name for path in self.folder.iterdir())
        lines = self.listen("--", *names, code=0)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), before)
        for name in names:
            with self.subTest(name):
                if "MP3" in lines[name]["format"]:
                    self.expect_like_the_song(lines[name])
                else:
                    self.assertEqual(lines[name]["measured"], plain["measured"])

    def test_a_batch_goes_on_past_bad_files_and_lists_them(self):
        files = [PLACE / name for name in ("text.wav", "song.wav", "empty.wav", "five_seconds.wav")]
        lines = self.listen(*files)
        self.assertEqual([name for name, line in lines.items() if "refused" in line],
                         ["text.wav", "empty.wav"])
        run = self.run_program("listen", "--json", *files)
        self.assertNotEqual(run.returncode, 0)
        for name in ("text.wav", "empty.wav"):
            self.assertIn(name, run.stderr)

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
    def test_an_m4a_is_heard_by_ffmpeg_and_a_film_without_sound_is_refused(self):
        place = audio_parts.place("ffmpeg")
        line, *_ = self.listen(place / "song.m4a").values()
        self.expect_like_the_song(line)
        line, *_ = self.listen(place / "film.mp4").values()
        self.assertIn("refused", line)

    def test_a_file_that_is_not_there_is_said_to_be_missing(self):
        line, code, _ = self.alone("nothing of that name.wav")
        self.assertIn("refused", line)
        self.assertNotEqual(code, 0)


if __name__ == "__main__":
    PLACE = audio_parts.place("bad")
    BAD.update((wanted["file"], wanted) for wanted in
               json.loads((PLACE / "expected.json").read_text()))
    program.main()
