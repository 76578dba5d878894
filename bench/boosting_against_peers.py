#!/usr/bin/env python3
"""Boosts the same trees with Crossfade and with every peer that is installed, and prints the table.

    boosting_against_peers.py FEATURES.csv --trees-bench PATH [--seeds 10] [--peers a,b]
    boosting_against_peers.py --scale CATALOGUE.csv ... --trees-bench PATH

FEATURES.csv is what `crossfade features FILE --scenario c` writes: the very numbers that our
learners read, fold by fold. 400 trees of 20 leaves at rate .045, at least 20 rows a leaf, a quarter
of the columns and seven tenths of the rows a tree, L2 5. Each seed holds out the next of the five
folds, and all libraries are fitted one after the other on one core, so that a slow minute of the
machine hits all of them. CPU seconds are those of the fit with its binning. Needs numpy and pandas.

--scale fits ours to the 14 columns of forest_against_peers.py of catalogues of several sizes, on
all rows, and prints cost and peak memory against rows x log(rows).
"""

import argparse
import importlib.metadata
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

import forest_against_peers as forest  # sets one thread for the libraries before they are loaded
from forest_against_peers import Crossfade, print_table, r_squared

import numpy as np
import pandas as pd

TREES = 400
RATE = 0.045
LEAVES = 20
OURS = ("--learner", "boosting", "--trees", TREES, "--rate", RATE, "--leaves", LEAVES)


def peer_lightgbm(bins=255):
    from lightgbm import LGBMRegressor

    return lambda seed: LGBMRegressor(
        n_estimators=TREES, learning_rate=RATE, num_leaves=LEAVES, min_child_samples=20,
        colsample_bytree=0.25, subsample=0.7, subsample_freq=1, reg_lambda=5, max_bin=bins,
        n_jobs=1, random_state=seed, verbose=-1)


def peer_xgboost(bins=256):
    from xgboost import XGBRegressor

    return lambda seed: XGBRegressor(
        n_estimators=TREES, learning_rate=RATE, max_leaves=LEAVES, max_depth=0,
        grow_policy="lossguide", tree_method="hist", min_child_weight=20, colsample_bytree=0.25,
        subsample=0.7, reg_lambda=5, max_bin=bins, n_jobs=1, random_state=seed)


def peer_scikit_learn():
    from sklearn.ensemble import HistGradientBoostingRegressor

    return lambda seed: HistGradientBoostingRegressor(  # has no row share
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=20,
        max_features=0.25, l2_regularization=5, early_stopping=False, random_state=seed)


PEERS = {
    "LightGBM": peer_lightgbm,
    "LightGBM, 63 bins": lambda: peer_lightgbm(63),
    "XGBoost": peer_xgboost,
    "XGBoost, 63 bins": lambda: peer_xgboost(64),
    "scikit-learn": peer_scikit_learn,
}


def read_folds(path):
    """For each fold features (float32), target and which rows it holds out."""
    table = pd.read_csv(path)
    # Behind fold, part, row, target and hit. scikit-learn refuses a column without any value.
    features = [name for name in table.columns[5:] if table[name].notna().any()]
    return [(np.asfortranarray(part[features].to_numpy(np.float32)),
             part["target"].to_numpy(np.float64), (part["part"] == "test").to_numpy())
            for _, part in table.groupby("fold")]


def compare(folds, ours, peers, seeds):
    cpu = {name: [] for name in ["Crossfade", "Crossfade, 63 bins", *peers]}
    score = {name: [] for name in cpu}
    for seed in range(seeds):
        features, target, mask = folds[seed % len(folds)]
        ours.write(features, target, mask)
        for name, bins in (("Crossfade", 255), ("Crossfade, 63 bins", 63)):
            figures, predicted = ours.run(seed, options=(*OURS, "--bins", bins))
            cpu[name].append(figures["fit_cpu_s"])
            score[name].append(r_squared(target[mask], predicted))
        forest.fit_peers(peers, seed, features, target, mask, cpu, score)
    return cpu, score


def print_scale(paths, ours):
    print("| learner | rows | CPU s | CPU s per rows x ln(rows), of the first | peak memory, MB |")
    print("| --- | --- | --- | --- | --- |")
    forest_options = ("--trees", 20, "--depth", 15)
    for learner, options in (("forest, 20 trees", forest_options), ("boosting, 400 trees", OURS)):
        first = None
        for path in paths:
            features, target = forest.read_rows(path)
            mask = np.zeros(len(target), bool)
            mask[0] = True  # all but one row
            ours.write(features, target, mask)
            command = ["/usr/bin/time", "-f", "%M", ours.program, ours.data, *map(str, options)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            cost = json.loads(answer.stdout)["fit_cpu_s"]
            unit = cost / (len(target) * math.log(len(target)))
            first = first or unit
            memory = int(answer.stderr.split()[-1]) / 1024
            print(f"| {learner} | {len(target)} | {cost:.2f} | {unit / first:.2f} | {memory:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?")
    parser.add_argument("--trees-bench", required=True)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--peers", default="", help="parts of names; empty: all")
    parser.add_argument("--scale", nargs="+", default=[], metavar="CATALOGUE.csv")
    arguments = parser.parse_args()

    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])
    with tempfile.TemporaryDirectory() as folder:
        ours = Crossfade(arguments.trees_bench, pathlib.Path(folder))
        if arguments.scale:
            return print_scale(arguments.scale, ours)
        folds = read_folds(arguments.data)
        print(f"{len(folds[0][1])} rows, {folds[0][0].shape[1]} columns, {arguments.seeds} seeds")
        peers = forest.find_peers(arguments.peers, PEERS)
        for package in ("lightgbm", "xgboost", "scikit-learn"):
            if any(name.lower().startswith(package) for name in peers):
                print(package, importlib.metadata.version(package))
        print_table(*compare(folds, ours, peers, arguments.seeds), kind="boosting")


if __name__ == "__main__":
    main()
