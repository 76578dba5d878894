#!/usr/bin/env python3
"""Sets the whole study beside the same study with LightGBM in Python.

    study_against_lightgbm.py CATALOGUE.csv --crossfade PATH [--threads 2]

`crossfade run` studies the catalogue once. Then, for every outcome and scenario, `crossfade
features` writes the matrices that its learners read, fold by fold, and LightGBM is fitted to the
very same numbers with the settings of our own boosting, on as many threads. Printed are the pooled
out-of-fold figures of our stack and of LightGBM alone (R² of streams and views, average precision
of hits), and what both cost. LightGBM's cost is that of its fits and answers alone: the features,
bands, importances and reasons, which the cost of `run` includes, are not counted for it. Needs
lightgbm, numpy, pandas and scikit-learn.
"""

import argparse
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import time

import numpy as np
import pandas as pd
from lightgbm import LGBMClassifier, LGBMRegressor
from sklearn.metrics import average_precision_score, r2_score


def cpu_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def study(crossfade, catalogue, folder, threads):
    """The models of the report by target and scenario, CPU and wall seconds."""
    cpu, wall = cpu_of_children(), time.perf_counter()
    subprocess.run([crossfade, "run", catalogue, "--out", folder, "--threads", str(threads)],
                   check=True, capture_output=True)
    cpu, wall = cpu_of_children() - cpu, time.perf_counter() - wall
    report = json.loads((folder / "report.json").read_text())
    return {(model["target"], model["scenario"]): model for model in report["models"]}, cpu, wall


def settings(model, threads):
    card = next(card for card in model["learners"] if card["kind"] == "boosting")
    return {"n_estimators": card["trees"], "num_leaves": card["leaves"],
            "learning_rate": card["rate"], "reg_lambda": card["l2"],
            "subsample": card["row_share"], "subsample_freq": 1,
            "colsample_bytree": card["column_share"], "min_child_samples": 20, "max_bin": 63,
            "n_jobs": threads, "random_state": 7, "verbose": -1}


def fit_folds(matrix, target, make, answer):
    """Out-of-fold answers and their truth, pooled, and the seconds of fits and answers."""
    features = matrix.columns[5:]  # behind fold, part, row, target and hit
    truth, answers = [], []
    cpu = wall = 0
    for _, rows in matrix.groupby("fold"):
        training, test = (rows[rows["part"] == part] for part in ("train", "test"))
        x, y = (part[features].to_numpy(np.float32) for part in (training, test))
        started = time.process_time(), time.perf_counter()
        model = make().fit(x, training[target].to_numpy())
        answers.append(answer(model, y))
        cpu += time.process_time() - started[0]
        wall += time.perf_counter() - started[1]
        truth.append(test[target].to_numpy())
    return np.concatenate(truth), np.concatenate(answers), cpu, wall


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalogue")
    parser.add_argument("--crossfade", required=True)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    arguments = parser.parse_args()
    total = np.zeros(2)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        models, *cost = study(arguments.crossfade, arguments.catalogue, folder, arguments.threads)
        print("| target | scenario | figure | stack | LightGBM alone |")
        print("| --- | --- | --- | --- | --- |")
        for outcome, scenarios in (("streams", "abcd"), ("views", "acd")):
            for scenario in scenarios:
                path = folder / "matrix.csv"
                subprocess.run([arguments.crossfade, "features", arguments.catalogue, "--scenario",
                                scenario, "--outcome", outcome, "--out", path],
                               check=True, capture_output=True)
                matrix = pd.read_csv(path, dtype={"part": "category"})
                model = models["log_" + outcome, scenario]
                fitted = settings(model, arguments.threads)
                truth, answers, *seconds = fit_folds(
                    matrix, "target", lambda: LGBMRegressor(**fitted),
                    lambda model, rows: model.predict(rows))
                total += seconds
                print(f"| {outcome} | {scenario} | R² | {model['regression']['r2']['value']:.4f} "
                      f"| {r2_score(truth, answers):.4f} |", flush=True)
                if outcome != "streams":
                    continue
                model = models["hit", scenario]
                fitted = settings(model, arguments.threads)
                truth, answers, *seconds = fit_folds(
                    matrix, "hit", lambda: LGBMClassifier(**fitted),
                    lambda model, rows: model.predict_proba(rows)[:, 1])
                total += seconds
                ours = model["classification"]["average_precision"]["value"]
                print(f"| hits | {scenario} | average precision | {ours:.4f} "
                      f"| {average_precision_score(truth, answers):.4f} |", flush=True)
    print(f"\ncrossfade run, all of it: {cost[0]:.1f} CPU s, {cost[1]:.1f} s wall; "
          f"LightGBM's fits and answers alone: {total[0]:.1f} CPU s, {total[1]:.1f} s wall, "
          f"{arguments.threads} threads")


if __name__ == "__main__":
    main()
