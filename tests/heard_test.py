#!/usr/bin/env python3
"""`crossfade listen` with a store that remembers, and with a folder that somebody fills meanwhile."""
import contextlib
import json
import math
import shutil
import signal
import sqlite3
import subprocess
import time

import program
import sounds


class HeardTest(program.ProgramTest):
    def make_sound(self, name, bpm=120, seconds=8, pitch=220):
        """A tone with a click on every beat."""
        beat = 60 * sounds.RATE / bpm
        samples = [.18 * math.sin(2 * math.pi * pitch * i / sounds.RATE) + (.6 * math.sin(i) if i % beat < 200 else 0)
                   for i in range(seconds * sounds.RATE)]
        self.write(name, sounds.wav([samples]))

    def heard(self, *arguments, code=0):
        run = self.expect("listen", *arguments, "--json", code=code)
        return json.loads(run.stdout)["files"]

    def alter_memory(self, change):
        with contextlib.closing(sqlite3.connect(self.folder / "s.db")) as store, store:
            for digest, text in store.execute("SELECT digest, descriptors FROM heard_sounds").fetchall():
                store.execute("UPDATE heard_sounds SET descriptors = ? WHERE digest = ?",
                              (json.dumps(change(json.loads(text))), digest))


class Memory(HeardTest):
    def test_what_was_heard_is_known_again_by_content_and_to_the_last_digit(self):
        self.make_sound("a.wav")
        plain = self.heard("a.wav")
        self.assertEqual(self.heard("a.wav", "--store", "s.db"), plain)
        self.assertEqual(self.heard("a.wav", "--store", "s.db"), plain)
        self.alter_memory(lambda values: {**values, "tempo_bpm": 77})
        shutil.copy(self.folder / "a.wav", self.folder / "다른 이름.mp3")
        again, = self.heard("다른 이름.mp3", "--store", "s.db")
        self.assertEqual((again["measured"]["tempo_bpm"], again["file"]), (77, "다른 이름.mp3"))
        content = bytearray((self.folder / "a.wav").read_bytes())
        content[-1] ^= 1
        (self.folder / "a.wav").write_bytes(content)
        self.assertNotEqual(self.heard("a.wav", "--store", "s.db")[0]["measured"]["tempo_bpm"], 77)

    def test_a_true_peak_that_was_left_out_is_heard_when_it_is_asked_for(self):
        self.make_sound("a.wav")
        with_peak = self.heard("a.wav")
        without = self.heard("a.wav", "--no-true-peak")
        self.assertIsNone(without[0]["measured"]["true_peak_dbtp"])
        store = ("--store", "s.db")
        self.assertEqual(self.heard("a.wav", "--no-true-peak", *store), without)
        self.assertEqual(self.heard("a.wav", *store), with_peak)
        self.assertEqual(self.heard("a.wav", "--no-true-peak", *store), without)
        self.assertEqual(self.heard("a.wav", *store), with_peak)

    def test_many_at_once_and_a_bad_one_among_them(self):
        for number in range(6):
            self.make_sound(f"{number}.wav", pitch=200 + 30 * number)
        self.write("notes.wav", "no sound")
        files = [f"{number}.wav" for number in range(6)] + ["notes.wav"]
        first = self.heard(*files, "--store", "s.db", "--threads", 4, code=3)
        self.assertEqual(first, self.heard(*files, "--store", "s.db", "--threads", 1, code=3))
        self.assertIn("by its content", first[-1]["refused"])
        with contextlib.closing(sqlite3.connect(self.folder / "s.db")) as store:
            self.assertEqual(store.execute("SELECT count(*) FROM heard_sounds").fetchone(), (6,))


class Watching(HeardTest):
    def test_files_are_heard_when_they_rest_each_once_until_somebody_ends_it(self):
        (self.folder / "in").mkdir()
        self.make_sound("whole.wav")
        content = (self.folder / "whole.wav").read_bytes()
        process = subprocess.Popen([program.PROGRAM, "listen", "in", "--watch", "--json", "--store", "s.db"],
                                   cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            with (self.folder / "in/slow.wav").open("wb") as file:
                for place in range(4):
                    file.write(content[place * len(content) // 4:(place + 1) * len(content) // 4])
                    file.flush()
                    time.sleep(0.6)
            slow = json.loads(process.stdout.readline())
            self.assertEqual(slow["file"], "in/slow.wav")
            self.assertAlmostEqual(slow["measured"]["duration_s"], 8, places=2)
            (self.folder / "in/text.mp3").write_text("no sound")
            self.assertIn("by its content", json.loads(process.stdout.readline())["refused"])
            (self.folder / "in/slow.wav").rename(self.folder / "in/renamed.wav")
            self.assertEqual(json.loads(process.stdout.readline())["file"], "in/renamed.wav")
        finally:
            process.send_signal(signal.SIGINT)
            out, errors = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (0, ""), errors)


if __name__ == "__main__":
    program.main()
