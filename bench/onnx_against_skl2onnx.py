#!/usr/bin/env python3
"""The same forest as ONNX by Crossfade's writer and by skl2onnx: size, load, speed, agreement.

    onnx_against_skl2onnx.py DATA.csv --onnx-bench PATH [--runs 5] [--single-rows 300]

The forest is scikit-learn's, 200 trees of depth 15 on the features of forest_against_peers.py, a tenth
of whose cells are taken out so that its trees learn where missing values go; both writers get these
very trees. onnxruntime, one core, CPU seconds, best of the runs; "off" are rows of which the answer
differs from scikit-learn's by more than 1e-4. At thresholds: rows each of whose values is a threshold
of its feature, rounded down to float32. Needs numpy, pandas, scikit-learn, skl2onnx and onnxruntime:
`$(python3 tests/mlflow_venv.py) bench/onnx_against_skl2onnx.py …` has them.
"""

import argparse
import gzip
import json
import os
import pathlib
import subprocess
import tempfile

from forest_against_peers import DEPTH, TREES, cpu_seconds, held_out, peer_scikit_learn, read_rows

import numpy as np
import onnxruntime

TOLERANCE = 1e-4


def rounded_down(thresholds):
    nearest = thresholds.astype(np.float32)
    return np.where(nearest > thresholds, np.nextafter(nearest, np.float32(-np.inf)), nearest)


def write_trees(model, path):
    with open(path, "wb") as file:
        def put(values, kind):
            file.write(np.uint64(len(values)).tobytes() + np.ascontiguousarray(values, kind).tobytes())

        file.write(np.array([model.n_features_in_, len(model.estimators_)], np.uint64).tobytes())
        for estimator in model.estimators_:
            tree = estimator.tree_
            inner = tree.children_left >= 0
            assert (tree.children_left[inner] == np.nonzero(inner)[0] + 1).all()
            put(np.where(inner, tree.feature, -1), np.int32)
            put(tree.threshold, np.float64)
            put(np.where(inner, tree.children_right, 0), np.uint32)
            put(tree.missing_go_to_left, np.uint8)
            put(tree.value[:, 0, 0], np.float64)


def session_of(record):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(record, options, providers=["CPUExecutionProvider"])


def measure(predict, rows, arguments):
    """Rows a second in a batch, and microseconds for a row alone."""
    batch = min(cpu_seconds(lambda: predict(rows))[0] for _ in range(arguments.runs))

    def one_by_one():
        for r in range(arguments.single_rows):
            predict(rows[r:r + 1])

    single = min(cpu_seconds(one_by_one)[0] for _ in range(arguments.runs))
    return len(rows) / batch, 1e6 * single / arguments.single_rows


def row_of(record, whole, holed, at, model, arguments):
    load = min(cpu_seconds(lambda: session_of(record))[0] for _ in range(arguments.runs))
    session = session_of(record)
    name = session.get_inputs()[0].name
    predict = lambda rows: session.run(None, {name: rows})[0][:, 0]  # noqa: E731
    batch, single = measure(predict, whole, arguments)
    off = []
    for rows in (whole, holed, at):
        difference = np.abs(predict(rows) - model.predict(rows))
        off.append(f"{(difference > TOLERANCE).sum():,} (largest {difference.max():.2g})")
    return [f"{len(record) / 1e6:.1f} MB", f"{len(gzip.compress(record, 6)) / 1e6:.1f} MB",
            f"{load:.2f} s", f"{batch:,.0f}", f"{single:.0f}", *off]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--onnx-bench", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--single-rows", type=int, default=300)
    arguments = parser.parse_args()

    from skl2onnx import to_onnx

    features, target = read_rows(arguments.data)
    mask = held_out(len(target), 0)
    whole = np.ascontiguousarray(features)
    draws = np.random.default_rng(1)
    holed = np.where(draws.random(whole.shape) < .1, np.float32(np.nan), whole)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])
    model = peer_scikit_learn()(0).fit(holed[~mask], target[~mask])
    at = whole[:4000].copy()
    for feature in range(whole.shape[1]):
        thresholds = np.concatenate([e.tree_.threshold[e.tree_.feature == feature]
                                     for e in model.estimators_])
        thresholds = thresholds[np.isfinite(thresholds)]
        at[:, feature] = draws.choice(rounded_down(thresholds), len(at))

    table = {}
    seconds, converted = cpu_seconds(lambda: to_onnx(model, whole[:1]).SerializeToString())
    table["skl2onnx"] = [f"{seconds:.2f} s"] + row_of(converted, whole, holed, at, model, arguments)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_trees(model, folder / "trees")
        for opset, name in ((1, "Crossfade, `--onnx-opset 1`"), (5, "Crossfade")):
            run = subprocess.run([arguments.onnx_bench, folder / "trees", "--out",
                                  folder / "model.onnx", "--opset", str(opset)],
                                 check=True, capture_output=True)
            record = (folder / "model.onnx").read_bytes()
            table[name] = [f"{json.loads(run.stdout)['build_s']:.2f} s"]
            table[name] += row_of(record, whole, holed, at, model, arguments)
    batch, single = measure(model.predict, whole, arguments)

    nodes = sum(e.tree_.node_count for e in model.estimators_)
    print(f"{len(whole):,} rows x {whole.shape[1]}, {TREES} trees of depth {DEPTH}, {nodes:,} nodes, "
          f"onnxruntime {onnxruntime.__version__}; scikit-learn itself: {batch:,.0f} rows/s, "
          f"{single:,.0f} us a row")
    print("| file by | made in | size | gzip | load | rows/s | us a row alone | rows off | "
          f"of {len(holed):,} with missing cells | of {len(at):,} at thresholds |")
    print("|" + " --- |" * 10)
    for name, cells in table.items():
        print("| " + " | ".join([name, *cells]) + " |")


if __name__ == "__main__":
    main()
