#!/usr/bin/env python3
"""An hour of MP3 through `crossfade listen`: time and memory, and that a mix is called one.

    audio_hour_test.py CROSSFADE
"""
import json
import os
import subprocess
import unittest

import audio_parts
import program
from program import ProgramTest


class HourTest(ProgramTest):
    def test_an_hour_takes_36_seconds_and_150_mb_and_looks_like_a_mix(self):
        child = subprocess.Popen([program.PROGRAM, "listen", "--json", "--threads", "1",
                                  "--no-true-peak", audio_parts.place("hour") / "hour.mp3"],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        with child.stdout:
            text = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 0)
        line = json.loads(text)["files"][0]
        self.assertAlmostEqual(line["measured"]["duration_s"], 3600, delta=1)
        self.assertLessEqual(used.ru_utime + used.ru_stime, 36)
        self.assertLessEqual(used.ru_maxrss / 1024, 150)
        self.assertIn("looks_like_mix", [warning["name"] for warning in line["warnings"]])


if __name__ == "__main__":
    program.main()
