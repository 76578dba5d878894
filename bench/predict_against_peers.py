#!/usr/bin/env python3
"""Predicts with the same kind of forest in Crossfade and in every peer that is installed.

    predict_against_peers.py DATA.csv --predict-bench PATH [--runs 5] [--single-rows 300]

The forest and the data are those of forest_against_peers.py: 200 trees of depth 15 on 14 features,
fitted on four fifths of the rows. Each library fits its own; ONNX Runtime gets scikit-learn's. Then
all rows are predicted in one batch, and some each alone, on one core; CPU seconds, best of the runs.
Needs numpy, pandas and scikit-learn; onnxruntime and skl2onnx where they are to be compared.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from forest_against_peers import (DEPTH, TREES, Crossfade, cpu_seconds, held_out,
                                  peer_scikit_learn, read_rows)

import numpy as np


def measure(predict, rows, runs, single_rows):
    """Rows a second in a batch, and microseconds for a row alone."""
    batch = min(cpu_seconds(lambda: predict(rows))[0] for _ in range(runs))

    def one_by_one():
        for r in range(single_rows):
            predict(rows[r:r + 1])

    single = min(cpu_seconds(one_by_one)[0] for _ in range(runs))
    return len(rows) / batch, 1e6 * single / single_rows


def onnx_predict(model, columns):
    import onnxruntime
    from skl2onnx import to_onnx

    record = to_onnx(model, np.zeros((1, columns), np.float32)).SerializeToString()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(record, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda rows: session.run(None, {name: rows})


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--predict-bench", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--single-rows", type=int, default=300)
    arguments = parser.parse_args()

    features, target = read_rows(arguments.data)
    mask = held_out(len(target), 0)
    rows = np.ascontiguousarray(features)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])
    with tempfile.TemporaryDirectory() as folder:
        ours = Crossfade(arguments.predict_bench, pathlib.Path(folder))
        ours.write(features, target, mask)
        command = [ours.program, ours.data, "--trees", TREES, "--depth", DEPTH, "--runs",
                   arguments.runs]
        answer = subprocess.run([str(word) for word in command], check=True, capture_output=True)
    figures = json.loads(answer.stdout)
    table = {"Crossfade": (figures["batch_rows_per_s"], figures["row_us"])}

    model = peer_scikit_learn()(0).fit(rows[~mask], target[~mask])
    table["scikit-learn"] = measure(model.predict, rows, arguments.runs, arguments.single_rows)
    try:
        predict = onnx_predict(model, rows.shape[1])
    except ImportError as error:
        print(f"ONNX Runtime: left out ({error})", file=sys.stderr)
    else:
        table["ONNX Runtime"] = measure(predict, rows, arguments.runs, arguments.single_rows)

    print(f"{len(rows)} rows, {rows.shape[1]} features, {TREES} trees of depth {DEPTH}, one core")
    print("| forest | rows/s in a batch | us a row alone |")
    print("| --- | --- | --- |")
    for name, (batch, single) in table.items():
        print(f"| {name} | {batch:,.0f} | {single:,.1f} |")


if __name__ == "__main__":
    main()
