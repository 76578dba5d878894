"""What the command tests share: running the program, small catalogues, places to work in."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples/spotify_youtube.csv"
HEADER = (",Artist,Track,Album,Album_type,Danceability,Energy,Key,Loudness,Speechiness,Acousticness,"
          "Instrumentalness,Liveness,Valence,Tempo,Duration_ms,Title,Channel,Views,Likes,Comments,"
          "Licensed,official_video,Stream")
ROW = ("0,IU,Blueming,Love poem,album,0.66,0.9,1.0,-4.1,0.05,0.01,0.0,0.2,0.6,100.0,217053.0,"
       "IU Blueming MV,1theK,1000.0,100.0,10.0,True,True,5000.0")
PROGRAM = ""


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="crossfade-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_program(self, *arguments, **options):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CROSSFADE_")}
        options.setdefault("text", True)
        options.setdefault("env", environment)
        options.setdefault("cwd", self.folder)
        if "input" not in options:
            options["stdin"] = subprocess.DEVNULL
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True,
                              timeout=600, **options)

    def expect(self, *arguments, code=0):
        run = self.run_program(*arguments)
        self.assertEqual(run.returncode, code, run.stderr + run.stdout[-2000:])
        return run

    def expect_json(self, *arguments):
        return json.loads(self.expect(*arguments, "--json").stdout)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def generate(self, tracks, seed=1, name="catalogue.csv"):
        self.expect("generate", "--tracks", tracks, "--seed", seed, "--out", name)
        return self.folder / name


def main():
    global PROGRAM
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(module="__main__")
