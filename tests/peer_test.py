#!/usr/bin/env python3
"""Our learners beside the libraries that others use, on the same rows of the example: as good, and
not dearer. `./test.sh --all` installs the peers (tests/peers.txt); skipped where they are absent.

    peer_test.py CROSSFADE TREES_BENCH
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples/spotify_youtube.csv"
PEERS = ROOT / "build/peers"

if PEERS.is_dir() and pathlib.Path(sys.prefix) != PEERS:
    os.execv(PEERS / "bin/python", [str(PEERS / "bin/python"), *sys.argv])
try:
    import lightgbm  # noqa: F401
    import sklearn  # noqa: F401
except ImportError as absence:
    print(f"skipped: {absence}")
    sys.exit(77)

sys.path.insert(0, str(ROOT / "bench"))
import boosting_against_peers as boosting
import forest_against_peers as forest

CROSSFADE, TREES_BENCH = sys.argv.pop(1), sys.argv.pop(1)


class PeerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="crossfade-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.ours = forest.Crossfade(TREES_BENCH, self.folder)

    def expect(self, cpu, score, ours, peer, gap, times):
        """R² at most `gap` below the peer's, at a cost at least `times` less."""
        self.assertGreater(statistics.mean(score[ours]), statistics.mean(score[peer]) - gap)
        self.assertGreater(statistics.median(cpu[peer]), times * statistics.median(cpu[ours]))

    def test_forest_and_scikit_learn(self):
        features, target = forest.read_rows(EXAMPLE)
        peers = forest.find_peers("scikit")
        cpu, score = forest.compare(features, target, self.ours, peers, seeds=2)
        self.expect(cpu, score, "Crossfade", "scikit-learn", gap=.005, times=5)

    def test_boosting_and_lightgbm(self):
        table = self.folder / "c.csv"
        subprocess.run([CROSSFADE, "features", EXAMPLE, "--scenario", "c", "--out", table],
                       check=True, capture_output=True)
        peers = forest.find_peers("lightgbm", boosting.PEERS)
        cpu, score = boosting.compare(boosting.read_folds(table), self.ours, peers, seeds=5)
        self.expect(cpu, score, "Crossfade", "LightGBM", gap=.003, times=1)
        self.expect(cpu, score, "Crossfade, 63 bins", "LightGBM, 63 bins", gap=.003, times=1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
