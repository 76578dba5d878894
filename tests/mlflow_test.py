#!/usr/bin/env python3
"""Runs of a store on a real MLflow server, read back by MLflow's own client; what breaks in between; files
for who has no server. Skipped, saying so, only where MLflow cannot be installed.

    mlflow_test.py CROSSFADE
"""
import contextlib
import json
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

import mlflow_venv

mlflow_venv.enter()

import mlflow
import pandas
import program
from mlflow.tracking import MlflowClient
from mlflow_runs import EXPERIMENT, MLMODEL, STARTED_MS, MlflowTest, by, digest
from mlflow_server import MlflowServer, always, between


def setUpModule():
    folder = tempfile.TemporaryDirectory(prefix="crossfade-mlflow-")
    unittest.addModuleCleanup(folder.cleanup)
    MlflowTest.server = MlflowServer(folder.name)
    unittest.addModuleCleanup(MlflowTest.server.kill)
    MlflowTest.server.start()


class ReadBack(MlflowTest):
    """What the official client reads of what was sent."""

    def test_a_study_with_its_models(self):
        study = self.add_study()
        summary = self.summary()
        self.assertEqual([summary["sent"], summary["models"]], [3, 2])
        self.check_whole(study)
        run = self.the_run(study[1][1])
        self.assertEqual(run.info.run_name, "streams a")
        self.assertEqual([run.info.start_time, run.info.end_time], [STARTED_MS, STARTED_MS + 5000])
        self.assertEqual(run.data.params, {"trees": "250", "seed": "7"})
        self.assertEqual([run.data.metrics["r2/low"], run.data.metrics["r2/high"],
                          run.data.metrics["r2/n"]], [.59, .63, 90])
        self.assertNotIn("not known", run.data.metrics)
        self.assertEqual([run.data.tags["crossfade.target"], run.data.tags["crossfade.scenario"]],
                         ["log_streams", "a"])
        history = self.client.get_metric_history(run.info.run_id, "r2/fold")
        self.assertEqual([(point.step, round(point.value, 2)) for point in history],
                         [(fold, round(.6 + fold / 100, 2)) for fold in range(5)])
        self.assertEqual(sorted(point.timestamp for point in history),
                         [point.timestamp for point in history])

    def test_the_data_of_a_run_with_its_digest(self):
        _, key = self.add_run()
        self.push()
        data = self.the_run(key).inputs.dataset_inputs[0]
        self.assertEqual([data.dataset.name, data.dataset.digest], ["예시.csv", digest(b"data")])
        self.assertEqual(json.loads(data.dataset.profile), {"num_rows": 90})
        self.assertEqual([(tag.key, tag.value) for tag in data.tags],
                         [("mlflow.data.context", "training")])

    def test_files_of_a_run_byte_for_byte(self):
        study = self.add_study()
        self.push()
        run = self.the_run(study[0][1])
        self.assertEqual(self.listed_files(self.client, run.info.run_id), self.files(run))
        self.assertEqual(run.data.params["제목"], "값 하나")
        self.assertEqual(run.data.tags["host.cpu"], "빠른 것")
        place = self.client.download_artifacts(run.info.run_id, "보고서 하나/개요 1%.md",
                                               self.folder)
        self.assertEqual(pathlib.Path(place).read_text(), "개요\n")

    def test_a_logged_model_linked_to_figures_and_data(self):
        study = self.add_study()
        self.push()
        run = self.the_run(study[1][1])
        model, = self.models_of(run)
        self.assertEqual([model.name, model.source_run_id], ["log_streams-a", run.info.run_id])
        self.assertEqual(model.params["trees"], "250")
        self.assertEqual(model.tags["crossfade.run"], study[1][1])
        r2, = [metric for metric in model.metrics if metric.key == "r2"]
        self.assertEqual([r2.value, r2.dataset_name, r2.dataset_digest],
                         [.61, "예시.csv", digest(b"data")])
        mlflow.set_tracking_uri(self.server.url)
        folder = pathlib.Path(mlflow.artifacts.download_artifacts(f"models:/{model.model_id}"))
        self.assertEqual((folder / "model.onnx").read_bytes(), b"\x08\x00" * 900)
        self.assertEqual((folder / "MLmodel").read_bytes(), MLMODEL)

    def test_registered_models_with_versions_and_aliases(self):
        experiment = self.name
        first = self.add_study()
        self.push(experiment=experiment)
        second = self.add_study()
        self.push(experiment=experiment)
        name = experiment + "-log_streams-c"
        champion = self.client.get_model_version_by_alias(name, "champion")
        challenger = self.client.get_model_version_by_alias(name, "challenger")
        self.assertEqual([champion.version, challenger.version], ["1", "2"])
        for version, study in ((champion, first), (challenger, second)):
            run = self.the_run(study[2][1], experiment=experiment)
            self.assertEqual(version.run_id, run.info.run_id)
            model, = self.models_of(run)
            self.assertEqual(version.source, f"models:/{model.model_id}")
            self.assertIn("r2 0.610 [0.590, 0.630]", version.description)
            self.assertIn(digest(b"data"), version.description)
            self.assertEqual(version.tags["crossfade.run"], study[2][1])
        self.assertIn("log_streams-c", self.client.get_registered_model(name).description)

    def test_ends_of_all_kinds_and_runs_that_go_on(self):
        keys = {status: self.add_run(status=status)[1]
                for status in ("finished", "failed", "killed", "running")}
        self.assertEqual(self.summary()["running"], 1)
        for status in ("finished", "failed", "killed"):
            self.assertEqual(self.the_run(keys[status]).info.status, status.upper())
        self.assertEqual(self.remote(keys["running"]), [])

    def test_names_and_texts_that_mlflow_would_refuse(self):
        long = "긴" * 5000
        _, key = self.add_run(
            name="이름\n둘", params={"a@b%": "1", "a_b_": "2", "/x//y/../z/": "3", "long": long},
            metrics=[("acc@10%", 0, .5, None, None, 0), ("inf", 0, float("inf"), None, None, 0)])
        self.push()
        run = self.the_run(key)
        self.assertEqual(run.info.run_name, "이름 둘")
        self.assertEqual(run.data.metrics["acc_10_"], .5)
        self.assertEqual(run.data.metrics["inf"], 1.7976931348623157e308)
        self.assertEqual([run.data.params["a_b_"], run.data.params["a_b__2"]], ["2", "1"][::-1])
        self.assertEqual(run.data.params["long"], long[:len(run.data.params["long"])])

    def test_more_than_a_batch_holds(self):
        _, key = self.add_run(params={f"p{i}": str(i) for i in range(250)},
                              metrics=[(f"m{i // 50}", i % 50, i, None, None, 0) for i in range(2500)])
        self.push()
        run = self.the_run(key)
        self.assertEqual(len(run.data.params), 251)
        self.assertEqual(len(run.data.metrics), 50)
        self.assertEqual(len(self.client.get_metric_history(run.info.run_id, "m7")), 50)


class Requests(MlflowTest):
    def test_a_run_of_20_parameters_30_metrics_and_3_files_takes_at_most_10(self):
        self.add_run(params={f"p{i}": str(i) for i in range(20)},
                     metrics=[(f"m{i}", 0, i / 7, None, None, 0) for i in range(30)],
                     files={"a": b"a" * 1000, "b": b"b" * 20000, "c": b"c" * 200000})
        with between(self.server, lambda number, line: "pass") as watched:
            summary = self.summary(url=watched.url)
        self.assertEqual(summary["sent"], 1)
        self.assertLessEqual(len(watched.asked), 10, watched.asked)
        self.assertEqual(summary["requests"], len(watched.asked))

    def test_what_was_sent_takes_none(self):
        self.add_study()
        self.push()
        self.assertEqual(self.summary()["requests"], 0)


class Breaks(MlflowTest):
    """A push that breaks, done again: nothing lost, nothing doubled."""

    def test_after_every_request(self):
        studies = [self.add_study(scenarios="a")]
        judge = lambda number, line: "pass"
        with between(self.server, lambda *asked: judge(*asked)) as line_between:

            def break_at(number, verdict):
                # From there on nothing gets through: as where the server or the line has gone.
                return lambda asked, _: ("pass" if asked < number else
                                         verdict if asked == number else "lose")

            count = self.summary(url=line_between.url)["requests"]
            self.assertGreater(count, 18)
            breaks = [(number, "deaf") for number in range(1, count + 1)]
            breaks += [(number, "lose") for number in range(1, count + 1, 4)]
            for each in breaks:
                studies.append(self.add_study(scenarios="a"))
                del line_between.asked[:]
                judge = break_at(*each)
                run = self.push(url=line_between.url, code=None)
                self.assertNotEqual(run.returncode, 0, each)
                self.assertEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)
                judge = lambda number, line: "pass"
                self.assertEqual(self.summary(url=line_between.url)["running"], 0)
        self.check_whole(*studies)
        self.assertEqual(self.summary("--again")["sent"], 0)

    def test_for_a_moment_are_got_over_in_one_push(self):
        study = self.add_study()
        with between(self.server, lambda number, line: ("pass", "deaf", "pass", "later", "pass", "lose")
                     [number % 6]) as bumpy:
            summary = self.summary(url=bumpy.url)
        self.assertEqual(summary["sent"], 3)
        self.check_whole(study)

    def test_a_server_killed_in_mid_push(self):
        study = self.add_study()

        def kill_at_a_model(number, line):
            if "logged-models" in line:
                self.server.kill()
            return "lose" if self.server.process.poll() is not None else "pass"

        verdict = kill_at_a_model
        with between(self.server, lambda *asked: verdict(*asked)) as line_between:
            run = self.push(url=line_between.url, code=1)
            self.assertIn("MLflow server", run.stderr)
            self.server.start()
            verdict = lambda number, line: "pass"
            self.push(url=line_between.url)
        self.check_whole(study)
        self.assertEqual(self.summary("--again")["sent"], 0)
        self.check_whole(study)


class AtOnce(MlflowTest):
    def start_push(self, store):
        return subprocess.Popen([program.PROGRAM, "mlflow", "push", "--store", store, "--mlflow",
                                 self.server.url, "--experiment", EXPERIMENT],
                                cwd=self.folder, env=self.environment({}), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def test_two_pushes_of_one_store_double_nothing(self):
        studies = [self.add_study() for _ in range(3)]
        both = [self.start_push("s.db") for _ in range(3)]
        for each in both:
            _, complaint = each.communicate(timeout=60)
            self.assertEqual(each.returncode, 0, complaint)
        self.check_whole(*studies)
        self.assertFalse((self.folder / "s.db-push").exists())

    def test_studies_of_two_stores(self):
        self.expect("import", "few.csv", "--store", "t.db")
        self.expect("reports", "--store", "t.db")
        studies = [self.add_study(store) for store in ("s.db", "t.db") for _ in range(3)]
        both = [self.start_push(store) for store in ("s.db", "t.db")]
        for each in both:
            _, complaint = each.communicate(timeout=60)
            self.assertEqual(each.returncode, 0, complaint)
        self.check_whole(*studies)

    def test_a_push_killed_at_any_moment_leaves_what_the_next_completes(self):
        studies = []
        for moment in range(6):
            studies.append(self.add_study())
            pushing = self.start_push("s.db")
            try:
                pushing.wait(.03 + .06 * moment)
            except subprocess.TimeoutExpired:
                pushing.send_signal(signal.SIGKILL)
            pushing.communicate()
            self.push()
        self.check_whole(*studies)


class Export(MlflowTest):
    def test_read_back_after_migrate_filestore(self):
        study = self.add_study()
        second = self.add_study()
        answer = json.loads(self.expect("mlflow", "export", "out put", "--store", "s.db", "--experiment",
                                        EXPERIMENT, "--json").stdout)
        self.assertEqual([answer["runs"], answer["models"]], [6, 4])
        migrate, serve = answer["commands"]
        bin_folder = str(pathlib.Path(mlflow_venv.folder()) / "bin")
        environment = mlflow_venv.environment()
        environment["PATH"] = bin_folder + ":" + environment["PATH"]
        subprocess.run(migrate, shell=True, check=True, capture_output=True, env=environment)
        database = f"sqlite:///{self.folder}/out put/mlflow.db"
        self.assertIn(database, serve)
        client = MlflowClient(database)
        run = self.the_run(study[1][1], client=client)
        self.assertEqual([run.info.run_id, run.info.run_name, run.info.status],
                         [study[1][1], "streams a", "FINISHED"])
        self.assertEqual(run.data.tags["mlflow.parentRunId"], study[0][1])
        self.assertEqual(run.data.params, {"trees": "250", "seed": "7"})
        self.assertEqual([run.data.metrics["r2"], run.data.metrics["r2.low"]], [.61, .59])
        self.assertEqual([point.value for point in client.get_metric_history(run.info.run_id, "r2.fold")],
                         [.6 + fold / 100 for fold in range(5)])
        data = run.inputs.dataset_inputs[0].dataset
        self.assertEqual([data.name, data.digest], ["예시.csv", digest(b"data")])
        self.assertEqual(self.listed_files(client, run.info.run_id), ["card.json"])
        self.assertEqual(self.listed_files(client, study[0][1]),
                         ["report/report.html", "보고서 하나/개요 1%.md"])
        model, = client.search_logged_models([run.info.experiment_id],
                                             filter_string=f"source_run_id = '{study[1][1]}'")
        self.assertEqual(model.name, "log_streams-a")
        self.assertEqual({metric.key: metric.value for metric in model.metrics}["r2"], .61)
        name = EXPERIMENT + "-log_streams-a"
        self.assertEqual(client.get_model_version_by_alias(name, "champion").run_id, study[1][1])
        self.assertEqual(client.get_model_version_by_alias(name, "challenger").run_id, second[1][1])

    def test_again_gives_the_same_files(self):
        self.add_study()
        contents = []
        for _ in range(2):
            self.expect("mlflow", "export", "o", "--store", "s.db")
            contents.append({path: path.read_bytes() for path in (self.folder / "o").rglob("*")
                             if path.is_file()})
        self.assertEqual(*contents)

    def test_into_a_folder_of_another_program_is_refused(self):
        (self.folder / "o/mlruns/0").mkdir(parents=True)
        run = self.expect("mlflow", "export", "o", "--store", "s.db", code=3)
        self.assertIn("name another folder", run.stderr)


class Studies(MlflowTest):
    """`run` and `train` with --mlflow."""

    def study(self, url, *arguments, code=0):
        self.generate(300)
        run = self.run_program(*arguments, "catalogue.csv", "--store", "s.db", "--mlflow", url,
                               env=self.environment({"MLFLOW_EXPERIMENT_NAME": self.name}))
        self.assertEqual(run.returncode, code, run.stderr)
        if url == self.server.url and code == 0:
            self.assertIn("MLflow", run.stderr)
            if "runs sent to" not in run.stderr:  # this machine was too busy for the time that it has
                self.assertRegex(run.stderr, "time for sending is over|in time")
                self.push(experiment=self.name)
        return run

    def runs_of_the_server(self):
        experiment = self.client.get_experiment_by_name(self.name)
        runs = self.client.search_runs([experiment.experiment_id]) if experiment else []
        return by(lambda run: run.data.tags["crossfade.kind"], runs)

    def test_a_study_with_its_models_which_load_and_answer(self):
        self.study(self.server.url, "run", "--quick", "--model", "m", "--out", "o")
        runs = self.runs_of_the_server()
        parent, = runs["run"]
        models = {run.info.run_name: run for run in runs["model"]}
        self.assertEqual(set(models), {"streams a", "streams c", "hits a", "hits c", "views a", "views c"})
        self.assertEqual({run.data.tags["mlflow.parentRunId"] for run in models.values()},
                         {parent.info.run_id})
        self.assertIn("report/report.html", self.files(parent))
        self.assertEqual((self.folder / "o/report.json").read_bytes(),
                         (self.server.folder / "artifacts" / parent.info.artifact_uri.removeprefix(
                             "mlflow-artifacts:/") / "report/report.json").read_bytes())
        streams = models["streams c"]
        history = self.client.get_metric_history(streams.info.run_id, "r2/fold")
        self.assertEqual([point.step for point in history], list(range(5)))
        self.assertEqual(self.models_of(models["hits c"]), [])
        model, = self.models_of(streams)
        self.assertIn("r2", {metric.key for metric in model.metrics})
        mlflow.set_tracking_uri(self.server.url)
        folder = pathlib.Path(mlflow.artifacts.download_artifacts(f"models:/{model.model_id}"))
        self.expect("export", "--check", folder)
        example = json.loads((folder / "input_example.json").read_text())
        loaded = mlflow.pyfunc.load_model(f"models:/{self.name}-log_streams-c@champion")
        answer = loaded.predict(pandas.DataFrame(example["data"], columns=example["columns"], dtype=float))
        self.assertEqual(list(answer), ["log_streams", "low", "high", "hit_probability"])
        self.assertGreater(float(answer["log_streams"].iloc[0]), 1)

    def test_a_training(self):
        self.study(self.server.url, "train", "--model", "m")
        runs = self.runs_of_the_server()
        self.assertEqual(len(runs["train"]), 1)
        names = {version.name for run in runs["model"] for version in self.versions_of(run)}
        models = ["log_streams-a", "log_streams-b", "log_streams-c", "log_streams-d", "log_views-a",
                  "log_views-c", "log_views-d"]
        self.assertEqual(names, {f"{self.name}-{model}" for model in models})

    def test_a_sweep_with_a_run_for_each_setting(self):
        self.write("sweep.toml", "[[settings]]\nscenario = \"c\"\ntrees = [5, 10]\n")
        self.study(self.server.url, "sweep", "sweep.toml")
        runs = self.runs_of_the_server()
        sweep, = runs["sweep"]
        self.assertEqual({run.data.tags["mlflow.parentRunId"] for run in runs["trial"]}, {sweep.info.run_id})
        self.assertEqual(sorted(run.data.params["trees"] for run in runs["trial"]), ["10", "5"])
        for run in runs["trial"]:
            self.assertIn("answers.csv", self.files(run))
            self.assertGreater(run.data.metrics["r2"], 0)

    def test_a_promotion_and_the_way_back_move_the_aliases(self):
        for seed in ("7", "8"):
            self.study(self.server.url, "run", "--quick", "--seed", seed, "--model", "s.db.models", "--out", "o")

        def aliases():
            model = self.client.get_registered_model(f"{self.name}-log_streams-c")
            return {alias: str(version) for alias, version in model.aliases.items()}

        force = ("promote", "--store", "s.db", "--force", "--reason", "test", "--mlflow")
        self.assertEqual(aliases(), {"champion": "1", "challenger": "2"})
        self.expect(*force, self.server.url)
        self.assertEqual(aliases(), {"champion": "2"})
        self.expect("rollback", "--store", "s.db", "--mlflow", self.server.url)
        self.assertEqual(aliases(), {"champion": "1", "challenger": "2"})
        # A server to which nothing was sent has none, and is not asked.
        off = "http://127.0.0.1:1"
        self.assertIn("0 aliases set", self.expect(*force, off).stderr)
        self.assertEqual(aliases(), {"champion": "1", "challenger": "2"})
        # One that is off delays nothing, and what the store says stands.
        with contextlib.closing(sqlite3.connect(self.folder / "s.db")) as store, store:
            store.execute("UPDATE mlflow_runs SET server = ?", (off,))
        self.assertIn("MLflow's aliases are not set", self.expect("rollback", "--store", "s.db", "--mlflow", off).stderr)
        self.assertIn("MLflow's aliases are not set", self.expect(*force, off).stderr)
        champion, = (each for each in self.expect_json("models", "--store", "s.db")["versions"] if each["alias"] == "champion")
        self.assertEqual(champion["number"], 2)

    def test_models_are_found_from_another_folder(self):
        self.study("http://127.0.0.1:1", "train", "--model", "m")
        shutil.rmtree(self.folder / "s.db.models")
        (self.folder / "elsewhere").mkdir()
        run = self.run_program("mlflow", "push", "--store", "../s.db", "--mlflow", self.server.url, cwd=self.folder / "elsewhere",
                               env=self.environment({"MLFLOW_EXPERIMENT_NAME": self.name}))
        self.assertEqual((run.returncode, "are no more" in run.stderr), (0, False), run.stderr)
        self.assertEqual(len({version.name for run in self.runs_of_the_server()["model"] for version in self.versions_of(run)}), 7)

    def test_models_that_have_gone_are_told(self):
        self.study("http://127.0.0.1:1", "run", "--quick", "--model", "m", "--out", "o")
        for folder in ("m", "s.db.models"):  # the latter with the version that the store keeps
            shutil.rmtree(self.folder / folder)
        run = self.push("--json")
        self.assertIn("4 models are no more in the folder", run.stderr)
        self.assertEqual(json.loads(run.stdout)["sent"], 7)

    def test_a_server_that_is_off_neither_fails_nor_delays_it(self):
        run = self.study("http://127.0.0.1:1", "run", "--quick", "--out", "o")
        self.assertIn("not sent to MLflow", run.stderr)
        self.assertIn("crossfade mlflow push", run.stderr)
        self.assertTrue((self.folder / "o/report.html").exists())
        self.assertEqual(self.summary()["sent"], 7)

    def test_a_server_that_is_slow_delays_it_by_ten_seconds(self):
        def slow(_):
            time.sleep(60)
            yield b""

        began = time.monotonic()
        self.study("http://127.0.0.1:1", "run", "--quick", "--out", "o")
        usual = time.monotonic() - began
        with always(slow) as odd:
            began = time.monotonic()
            run = self.study(odd.url, "run", "--quick", "--out", "o")
            self.assertLess(time.monotonic() - began, 2 * usual + 13)
        self.assertIn("in time", run.stderr)

    def test_what_can_be_told_before_is(self):
        self.study("sqlite:///a.db", "run", "--out", "o", code=2)
        self.assertFalse((self.folder / "o").exists())
        self.expect("run", "few.csv", "--out", "o", "--mlflow", self.server.url, code=2)
        run = self.run_program("run", "few.csv", "--out", "o",
                               env=self.environment({"MLFLOW_TRACKING_URI": self.server.url}))
        self.assertEqual(run.returncode, 0)
        self.assertIn("there is no --store", run.stderr)


if __name__ == "__main__":
    program.main()
