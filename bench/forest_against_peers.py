#!/usr/bin/env python3
"""Fits the same forest with Crossfade and with every peer that is installed, and prints the table.

    forest_against_peers.py DATA.csv --trees-bench PATH [--seeds 10] [--threads-runs 5] [--peers a,b]

200 trees of depth 15 on bootstrap samples, every column tried at every split, one row enough for a
leaf; 14 features of the public "Spotify and Youtube" file, target ln(1 + streams), rows with
anything missing left out. For every seed a random fifth of the rows is held out and all libraries
are fitted one after the other on one core, so that a slow minute of the machine hits all of them.
CPU seconds are those of the fit alone. Needs numpy and pandas.
"""

import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
import pandas as pd

TREES = 200
DEPTH = 15


def read_rows(path):
    """The 14 features (float32) and the target of the rows that lack none of them."""
    raw = pd.read_csv(path)
    table = raw[["Danceability", "Energy", "Valence", "Tempo", "Loudness", "Speechiness",
                 "Acousticness", "Instrumentalness", "Liveness"]].copy()
    table["duration_minutes"] = raw["Duration_ms"] / 60000
    table["audio_positivity"] = (raw["Danceability"] + raw["Energy"] + raw["Valence"]) / 3
    table["audio_complexity"] = raw["Speechiness"] + raw["Instrumentalness"] + raw["Acousticness"]
    table["log_views"] = np.log1p(raw["Views"])
    table["youtube_engagement"] = (raw["Likes"] + raw["Comments"]) / (raw["Views"] + 1)
    table["log_streams"] = np.log1p(raw["Stream"])
    table = table.dropna()
    features = table.drop(columns="log_streams").to_numpy(np.float32)
    return np.asfortranarray(features), table["log_streams"].to_numpy(np.float64)


def held_out(rows, seed):
    """True for a random fifth of the rows."""
    mask = np.zeros(rows, bool)
    mask[np.random.default_rng(seed).permutation(rows)[: round(rows / 5)]] = True
    return mask


def r_squared(truth, predicted):
    return 1 - np.sum((truth - predicted) ** 2) / np.sum((truth - truth.mean()) ** 2)


def cpu_seconds(action):
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


class Crossfade:
    def __init__(self, program, folder):
        self.program = program
        self.data = folder / "forest.bin"
        self.out = folder / "forest.out"

    def write(self, features, target, mask):
        with open(self.data, "wb") as file:
            file.write(np.array(features.shape, np.uint64).tobytes())
            file.write(features.tobytes(order="F"))
            file.write(target.tobytes())
            file.write(mask.astype(np.uint8).tobytes())

    def run(self, seed, threads=1, options=("--trees", TREES, "--depth", DEPTH)):
        command = [self.program, self.data, *options, "--seed", seed, "--threads", threads,
                   "--out", self.out]
        answer = subprocess.run([str(word) for word in command], check=True, capture_output=True)
        return json.loads(answer.stdout), np.fromfile(self.out)


def peer_scikit_learn():
    from sklearn.ensemble import RandomForestRegressor

    return lambda seed: RandomForestRegressor(TREES, max_depth=DEPTH, n_jobs=1, random_state=seed)


def peer_onedal():
    from daal4py.sklearn.ensemble import RandomForestRegressor

    return lambda seed: RandomForestRegressor(TREES, max_depth=DEPTH, n_jobs=1, random_state=seed)


def peer_sklearnex():
    from sklearnex import config_context  # noqa: F401 (its absence means there is no oneDAL)
    from sklearnex.ensemble import RandomForestRegressor

    return lambda seed: RandomForestRegressor(TREES, max_depth=DEPTH, n_jobs=1, random_state=seed)


def peer_ydf():
    import ydf

    ydf.verbose(0)

    class Forest:
        def __init__(self, seed):
            self.learner = ydf.RandomForestLearner(
                label="y", task=ydf.Task.REGRESSION, num_trees=TREES, max_depth=DEPTH,
                min_examples=1, num_candidate_attributes_ratio=1.0, random_seed=seed,
                num_threads=1, compute_oob_performances=False, winner_take_all=False)

        def fit(self, features, target):
            self.model = self.learner.train({"x": features, "y": target})
            return self

        def predict(self, features):
            return self.model.predict({"x": features})

    return Forest


PEERS = {
    "scikit-learn": peer_scikit_learn,
    "oneDAL (daal4py)": peer_onedal,
    "oneDAL (sklearnex)": peer_sklearnex,
    "YDF": peer_ydf,
}


def find_peers(parts, peers=None):
    """The peers that load, of those whose names hold one of the parts (all, where there is none)."""
    wanted = [word.strip().lower() for word in parts.split(",") if word.strip()]
    found = {}
    for name, make in (peers or PEERS).items():
        if wanted and not any(word in name.lower() for word in wanted):
            continue
        try:
            found[name] = make()
        except Exception as error:  # whatever keeps a peer from loading, it is then left out
            print(f"{name}: left out ({error})", file=sys.stderr)
    return found


def fit_peers(peers, seed, features, target, mask, cpu, score):
    """Appends each peer's CPU seconds on the rows that are not held out, and its R² on the others."""
    x, y = np.ascontiguousarray(features[~mask]), target[~mask]
    for name, make in peers.items():
        model = make(seed)
        seconds, model = cpu_seconds(lambda: model.fit(x, y))
        cpu[name].append(seconds)
        score[name].append(r_squared(target[mask], model.predict(features[mask])))
    print(f"seed {seed} done", file=sys.stderr)


def compare(features, target, ours, peers, seeds):
    cpu = {name: [] for name in ["Crossfade", *peers]}
    score = {name: [] for name in cpu}
    for seed in range(seeds):
        mask = held_out(len(target), seed)
        ours.write(features, target, mask)
        figures, predicted = ours.run(seed)
        cpu["Crossfade"].append(figures["fit_cpu_s"])
        score["Crossfade"].append(r_squared(target[mask], predicted))
        fit_peers(peers, seed, features, target, mask, cpu, score)
    return cpu, score


def print_table(cpu, score, kind="forest"):
    ours = statistics.median(cpu["Crossfade"])
    print(f"| {kind} | CPU s, median | times ours | R², mean | R² less ours |")
    print("| --- | --- | --- | --- | --- |")
    for name, seconds in cpu.items():
        median = statistics.median(seconds)
        mean = statistics.mean(score[name])
        gap = mean - statistics.mean(score["Crossfade"])
        print(f"| {name} | {median:.3f} | {median / ours:.2f} | {mean:.4f} | {gap:+.4f} |")


def print_threads(ours, runs):
    wall = {1: [], 2: []}
    for seed in range(runs):
        for threads in wall:
            wall[threads].append(ours.run(seed, threads)[0]["fit_wall_s"])
    one, two = (statistics.median(wall[threads]) for threads in (1, 2))
    print(f"wall seconds, median of {runs} interleaved: one thread {one:.3f}, two {two:.3f}, "
          f"speed-up {one / two:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--trees-bench", required=True)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--threads-runs", type=int, default=5, help="0: leave the threads out")
    parser.add_argument("--peers", default="", help="parts of names, e.g. onedal,scikit; empty: all")
    arguments = parser.parse_args()

    features, target = read_rows(arguments.data)
    rows = len(target)
    print(f"{rows} rows without a missing value, {rows - round(rows / 5)} of them to fit on, "
          f"{features.shape[1]} features, {arguments.seeds} seeds")
    cores = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        ours = Crossfade(arguments.trees_bench, pathlib.Path(folder))
        os.sched_setaffinity(0, cores[-1:])
        peers = find_peers(arguments.peers)
        print_table(*compare(features, target, ours, peers, arguments.seeds))
        os.sched_setaffinity(0, cores)
        if arguments.threads_runs > 0 and len(cores) > 1:
            print_threads(ours, arguments.threads_runs)


if __name__ == "__main__":
    main()
