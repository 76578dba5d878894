#!/usr/bin/env python3
"""Both checks of the rooms refuse what they must: an upward link and an upward or foreign include."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]


class RoomChecks(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "src/base").mkdir(parents=True)
        (self.folder / "src/text").mkdir()
        (self.folder / "CMakeLists.txt").write_text(
            "crossfade_room(base SEALS fmt)\ncrossfade_room(text USES base SEALS utf8proc)\n")

    def check(self, path, line):
        (self.folder / path).write_text(line + "\n")
        return subprocess.run([sys.executable, ROOT / "tools/check_rooms.py", self.folder],
                              capture_output=True, text=True)

    def test_a_downward_include_passes(self):
        self.assertEqual(self.check("src/text/a.cc", '#include "base/error.h"').returncode, 0)

    def test_an_upward_include_is_refused(self):
        run = self.check("src/base/a.cc", '#include "text/fold.h"')
        self.assertEqual(run.returncode, 1)
        self.assertIn("room 'base' may not include room 'text'", run.stdout)

    def test_a_sealed_library_is_refused_elsewhere(self):
        self.assertEqual(self.check("src/base/a.cc", "#include <utf8proc.h>").returncode, 1)

    def test_a_public_header_may_not_include_a_foreign_one(self):
        self.assertEqual(self.check("src/text/a.h", "#include <utf8proc.h>").returncode, 1)

    def test_an_undeclared_room_is_refused(self):
        (self.folder / "src/misc").mkdir()
        self.assertEqual(self.check("src/misc/a.cc", "int x;").returncode, 1)

    def test_cmake_refuses_an_upward_link(self):
        (self.folder / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(x CXX)\nfind_package(Threads)\n"
            f"include({ROOT}/cmake/rooms.cmake)\n"
            "crossfade_room(base USES text)\ncrossfade_room(text)\n")
        (self.folder / "src/base/a.cc").write_text("int a;\n")
        run = subprocess.run(["cmake", "-S", self.folder, "-B", self.folder / "b", "-G", "Ninja"],
                             capture_output=True, text=True)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("arrows go down only", run.stderr)


if __name__ == "__main__":
    unittest.main()
