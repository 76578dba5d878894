#!/usr/bin/env python3
"""Exported models in the hands of others: the ONNX checker, onnxruntime, MLflow's loaders and its
scoring server. They answer as we do, to 1e-4, and a folder that was altered is refused.

    onnx_test.py CROSSFADE
"""
import contextlib
import json
import logging
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import mlflow_venv

mlflow_venv.enter()

import mlflow
import mlflow.onnx
import mlflow.pyfunc
import numpy
import onnx
import onnxruntime
import pandas

import program
import serving
from program import EXAMPLE, ROOT

TOLERANCE = 1e-4
TRAINED_ROWS = 3000  # of the example; all of it is scored
FILES = {"MLmodel", "conda.yaml", "crossfade.sha256", "input_example.json", "model.onnx",
         "python_env.yaml", "requirements.txt", "serving_input_example.json"}


def runtime(folder):
    """The folder's model as a function: features by name -> answers by name."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(folder / "model.onnx", options,
                                           providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    columns = columns_of(folder)

    def ask(table):
        answers = session.run(None, {"features": table[columns].to_numpy(numpy.float32)})
        assert all(answer.shape == (len(table), 1) for answer in answers)
        return pandas.DataFrame({n: a[:, 0].astype(float) for n, a in zip(names, answers)})

    return ask


def columns_of(folder):
    return json.loads((folder / "input_example.json").read_text())["columns"]


def splits_of(folder):
    """By feature number the thresholds of all trees of a file of the newer operators."""
    splits = {}
    for node in onnx.load(folder / "model.onnx").graph.node:
        if node.op_type != "TreeEnsemble":
            continue
        given = {attribute.name: attribute for attribute in node.attribute}
        values = onnx.numpy_helper.to_array(given["nodes_splits"].t)
        for feature, value in zip(given["nodes_featureids"].ints, values):
            # An infinite one parts the known from the missing.
            if numpy.isfinite(value):
                splits.setdefault(feature, set()).add(value)
    return {feature: numpy.array(sorted(values)) for feature, values in splits.items()}


class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="crossfade-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        with open(EXAMPLE, encoding="utf-8", newline="") as example:
            part = pandas.read_csv(example, dtype=str, keep_default_na=False, nrows=TRAINED_ROWS)
        part.to_csv(cls.folder / "part.csv", index=False)
        cls.run_program("train", "part.csv", "--model", "models")

    @classmethod
    def run_program(cls, *arguments, code=0, **more):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CROSSFADE_")}
        environment.pop("SOURCE_DATE_EPOCH", None)
        run = subprocess.run([program.PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                             cwd=cls.folder, env=environment | more, timeout=600,
                             stdin=subprocess.DEVNULL)
        assert run.returncode == code, f"exit {run.returncode}: {run.stderr}{run.stdout[-2000:]}"
        return run

    def export(self, target="streams", scenario="c", *more, name=None):
        name = name or "-".join(["export", target, scenario, *more]).replace("--", "")
        self.run_program("export", name, "--model", "models", "--target", target, "--scenario",
                         scenario, *more)
        return self.folder / name

    def features(self, target, scenario, rows=EXAMPLE):
        """The rows as the model reads them, with our answers behind."""
        roster = ["--roster", EXAMPLE] if scenario in "bd" else []
        self.run_program("features", rows, "--model", "models", "--target", target, "--scenario",
                         scenario, "--answers", "--out", "features.csv", *roster)
        return pandas.read_csv(self.folder / "features.csv", dtype=float)

    def answers(self, table, target, scenario):
        """Ours to features that we never made."""
        table.to_csv(self.folder / "given.csv", index=False)
        self.run_program("predict", "given.csv", "--features", "--model", "models", "--target",
                         target, "--scenario", scenario, "--out", "answers.csv")
        return pandas.read_csv(self.folder / "answers.csv")

    def expect_equal(self, theirs, ours):
        for name in theirs:
            with self.subTest(output=name):
                off = (theirs[name] - ours[name]).abs()
                self.assertFalse(off.isna().any())
                self.assertEqual(int((off > TOLERANCE).sum()), 0, f"largest: {off.max()}")

    def test_all_rows_of_the_example_in_onnxruntime(self):
        for target, scenario, more in [("streams", "a", []), ("streams", "b", []),
                                       ("streams", "c", []), ("streams", "d", []),
                                       ("views", "c", []), ("streams", "d", ["--onnx-opset", "1"]),
                                       ("views", "d", ["--onnx-opset", "1"])]:
            with self.subTest(target=target, scenario=scenario, more=more):
                folder = self.export(target, scenario, *more)
                onnx.checker.check_model(onnx.load(folder / "model.onnx"), full_check=True)
                ours = self.features(target, scenario)
                self.assertGreater(len(ours), 16_000)
                self.assertGreater(int(ours[columns_of(folder)].isna().sum().sum()), 100_000)
                theirs = runtime(folder)(ours)
                named = ["log_" + target, "low", "high"]
                named += ["hit_probability"] if target == "streams" else []
                self.assertEqual(list(theirs), named)
                self.expect_equal(theirs, ours)

    def test_what_predict_says_of_the_example(self):
        theirs = runtime(self.export())(self.features("streams", "c"))
        self.run_program("predict", EXAMPLE, "--model", "models", "--out", "predicted.csv")
        ours = pandas.read_csv(self.folder / "predicted.csv")
        self.assertEqual(len(ours), len(theirs))
        asked = ours["scenario"] == "c"
        self.assertGreater(int(asked.sum()), 15_000)
        near = asked & ~ours["note"].fillna("").str.contains("band widened")
        self.assertGreater(int(near.sum()), 5_000)
        for rows, name, column in [(asked, "log_streams", "streams"), (near, "low", "streams_low"),
                                   (near, "high", "streams_high")]:
            self.expect_equal(theirs.loc[rows, [name]],
                              pandas.DataFrame({name: numpy.log1p(ours.loc[rows, column])}))
        self.expect_equal(theirs.loc[asked, ["hit_probability"]], ours[asked])

    def test_rows_with_missing_cells_in_onnxruntime(self):
        folder = self.export()
        table = self.features("streams", "c").head(4000)[columns_of(folder)]
        hidden = numpy.random.default_rng(1).random(table.shape) < .3
        table = table.mask(hidden)
        table.loc[table.index[:5]] = numpy.nan
        self.expect_equal(runtime(folder)(table), self.answers(table, "streams", "c"))

    def test_rows_exactly_at_thresholds_in_onnxruntime(self):
        for target, scenario in [("streams", "d"), ("views", "c")]:
            folder = self.export(target, scenario)
            old = self.export(target, scenario, "--onnx-opset", "1")
            columns, splits = columns_of(folder), splits_of(folder)
            table = self.features(target, scenario).head(4000)[columns].astype(numpy.float32)
            values = table.to_numpy(copy=True)
            draws = numpy.random.default_rng(2)
            for feature, thresholds in splits.items():
                at = draws.random(len(values)) < .7
                values[at, feature] = draws.choice(thresholds, at.sum())
            table = pandas.DataFrame(values, columns=columns)
            ask = runtime(folder)
            theirs = ask(table)
            self.expect_equal(theirs, self.answers(table, target, scenario))
            self.expect_equal(runtime(old)(table), theirs)
            # A hair above, nearly all go another way: the rows do stand at thresholds.
            above = pandas.DataFrame(numpy.nextafter(values, numpy.float32(numpy.inf)),
                                     columns=columns)
            moved = (ask(above) - theirs).abs().max(axis=1) > TOLERANCE
            self.assertGreater(int(moved.sum()), .9 * len(moved))
            self.expect_equal(ask(above), self.answers(above, target, scenario))

    def test_learners_alone_add_up_to_the_stack(self):
        table = self.features("streams", "c").head(2000)
        stack = runtime(self.export())(table)["log_streams"]
        learners = [runtime(self.export("streams", "c", "--learner", number))(table)
                    for number in ("1", "2", "3")]
        for learner in learners:
            self.assertEqual(list(learner), ["log_streams"])
            self.assertGreater(learner["log_streams"].corr(table["log_streams"]), .8)
        given = numpy.column_stack([*(one["log_streams"] for one in learners),
                                    numpy.ones(len(table))])
        weights, *_ = numpy.linalg.lstsq(given, stack, rcond=None)
        self.assertLess(numpy.abs(given @ weights - stack).max(), TOLERANCE)
        self.run_program("export", "x", "--model", "models", "--learner", "9", code=2)

    def test_mlflow_loads_the_folder_without_a_complaint(self):
        for more in ([], ["--onnx-opset", "1"]):
            folder = self.export("streams", "c", "--example", str(EXAMPLE), *more)
            with self.assertNoLogs("mlflow", logging.WARNING):
                loaded = mlflow.onnx.load_model(str(folder))
                model = mlflow.pyfunc.load_model(str(folder))
            onnx.checker.check_model(loaded)
            table = self.features("streams", "c")
            self.expect_equal(model.predict(table[columns_of(folder)]), table)
            # In another order, with columns that it does not know.
            turned = table[table.columns[::-1]].head(50)
            self.expect_equal(model.predict(turned), turned)
            self.assertEqual(list(model.predict(model.input_example)),
                             ["log_streams", "low", "high", "hit_probability"])
            self.expect_equal(model.predict(model.input_example), table.head(5))
            with self.assertRaisesRegex(mlflow.MlflowException, "log_views"):
                model.predict(table.drop(columns="log_views"))
            described = model.metadata.metadata
            self.assertEqual(described["target"], "log_streams")
            self.assertIn("widened", " ".join(described["not_in_the_graph"]))
            self.assertEqual(described["seed"], 7)

    def test_mlflow_serves_the_folder(self):
        folder = self.export()
        table = self.features("streams", "c").head(300)
        sent = table[columns_of(folder)]
        with served(folder, self.folder) as ask:
            status, answer = ask("application/json",
                                 (folder / "serving_input_example.json").read_text())
            self.assertEqual(status, 200, answer)
            self.assertEqual(set(answer["predictions"][0]),
                             {"log_streams", "low", "high", "hit_probability"})
            for kind, body in [
                    ("text/csv", sent.to_csv(index=False)),
                    ("application/json", '{"dataframe_records":' + sent.to_json(
                        orient="records", double_precision=15) + "}")]:
                status, answer = ask(kind, body)
                self.assertEqual(status, 200, answer)
                self.expect_equal(pandas.DataFrame(answer["predictions"]), table)
            status, answer = ask("text/csv", sent.drop(columns="energy").to_csv(index=False))
            self.assertEqual(status, 400)
            self.assertIn("energy", answer["message"])

    def test_our_own_server_answers_mlflows_protocol_as_the_graph_does(self):
        self.assertEqual(self.our_server("nothing").ask("/ping").status, 503)
        server = self.our_server("models")
        self.assertEqual(server.ask("/ping").status, 200)
        for target, scenario in [("streams", "c"), ("views", "d")]:
            folder = self.export(target, scenario)
            query = {"target": target, "scenario": scenario}
            table = self.features(target, scenario).head(200)
            sent = table[columns_of(folder)]
            theirs = runtime(folder)(sent)
            for kind, body in [
                    ("text/csv", sent.to_csv(index=False)),
                    ("application/json", '{"dataframe_split":' + sent.to_json(
                        orient="split", index=False, double_precision=15) + "}")]:
                answer = server.ask("/invocations", "POST", body, {"Content-Type": kind}, query)
                self.assertEqual(answer.status, 200, answer.body)
                ours = pandas.DataFrame(answer.json["predictions"])
                self.assertEqual(list(ours), list(theirs))
                self.expect_equal(theirs, ours)
        example = (self.export() / "serving_input_example.json").read_bytes()
        answer = server.ask("/invocations", "POST", example, {"Content-Type": "application/json"})
        self.assertEqual(len(answer.json["predictions"]), 1)
        for body, query, status in [({"inputs": [[1.0]]}, {}, 422),
                                    ({"dataframe_records": [{"energy": 1}]}, {}, 422),
                                    ({"dataframe_records": []}, {"target": "sales"}, 400),
                                    ({"dataframe_records": []}, {"target": "views", "scenario": "b"},
                                     404)]:
            refused = server.ask("/invocations", "POST", body, query=query)
            self.assertEqual(refused.status, status, refused.body)

    def our_server(self, models):
        server = serving.Server(self.folder / f"{models}.db", "--model", self.folder / models,
                                folder=self.folder)
        self.addCleanup(server.stop)
        return server

    def test_a_folder_altered_by_one_byte_is_refused(self):
        folder = self.export("views", "c")
        self.assertEqual({path.name for path in folder.iterdir()}, FILES)
        self.run_program("export", folder, "--check")
        subprocess.run(["sha256sum", "--check", "--quiet", "crossfade.sha256"], cwd=folder, check=True)
        for name in sorted(FILES):
            path = folder / name
            whole = path.read_bytes()
            for place in (0, len(whole) // 2, len(whole) - 1):
                altered = bytearray(whole)
                altered[place] ^= 1
                path.write_bytes(altered)
                run = self.run_program("export", folder, "--check", code=3)
                self.assertIn("was altered", run.stderr)
                if name != "crossfade.sha256":
                    self.assertIn(name, run.stderr)
            for cut in (whole[:-1], whole + b"\n"):
                path.write_bytes(cut)
                self.run_program("export", folder, "--check", code=3)
            path.unlink()
            self.run_program("export", folder, "--check", code=4)
            path.write_bytes(whole)
        self.run_program("export", folder, "--check")

    def test_the_same_model_gives_the_same_bytes(self):
        first, second = self.export(name="first"), self.export("streams", "c", "--threads", "1",
                                                               name="second")
        for name in FILES:
            self.assertEqual((first / name).read_bytes(), (second / name).read_bytes(), name)
        self.run_program("export", "dated", "--model", "models", SOURCE_DATE_EPOCH="1700000000")
        self.assertEqual(mlflow.models.Model.load(str(self.folder / "dated")).utc_time_created,
                         "2023-11-14 22:13:20")
        self.run_program("export", "x", "--model", "models", SOURCE_DATE_EPOCH="1e9", code=2)

    def test_what_it_asks_for_is_what_it_was_tested_with(self):
        lock = set((ROOT / "tests/mlflow.txt").read_text().split("\n"))
        asked = (self.export() / "requirements.txt").read_text().split()
        self.assertEqual(len(asked), 5)
        self.assertLessEqual(set(asked), lock)

    def test_bad_input_is_named(self):
        run = self.run_program("export", "x", "--model", "models", "--target", "views", "--scenario",
                               "b", code=4)
        self.assertIn("views_b", run.stderr)
        self.run_program("export", "x", "--model", "nothing", code=4)
        self.run_program("export", "x", code=2)
        table = self.features("streams", "a").head(3)
        for broken, complaint in [(table.drop(columns="energy"), "energy"),
                                  (table.assign(energy="loud"), "no number")]:
            broken.to_csv(self.folder / "broken.csv", index=False)
            run = self.run_program("predict", "broken.csv", "--features", "--model", "models",
                                   "--scenario", "a", code=3)
            self.assertIn(complaint, run.stderr)


@contextlib.contextmanager
def served(model, folder):
    """A running `mlflow models serve`, as a function that posts to /invocations."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = open(folder / "serve.log", "w+")
    bin = pathlib.Path(sys.executable).parent
    environment = mlflow_venv.environment()
    environment["PATH"] = f"{bin}:{environment['PATH']}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mlflow", "models", "serve", "--model-uri", model, "--env-manager",
         "local", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        start_new_session=True)

    def ask(kind, body):
        request = urllib.request.Request(address + "/invocations", body.encode(),
                                         {"Content-Type": kind})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(address + "/ping", timeout=5).close()
                break
            if process.poll() is not None:
                raise AssertionError((folder / "serve.log").read_text()[-3000:])
            time.sleep(.5)
        yield ask
    finally:
        os.killpg(process.pid, 15)
        process.wait(30)
        log.close()


if __name__ == "__main__":
    program.main()
