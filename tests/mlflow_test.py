#!/usr/bin/env python3
"""Runs of a store on a real MLflow server, read back by MLflow's own client; what breaks in between;
servers that are none. Skipped, saying so, only where MLflow cannot be installed.

    mlflow_test.py CROSSFADE
"""
import hashlib
import json
import pathlib
import shutil
import signal
import sqlite3
import ssl
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
from mlflow_server import (Loopback, MlflowServer, always, answer_bytes, between,
                           receive_request)

EXPERIMENT = "한국 음반사"
STARTED_MS = 1_700_000_000_000
server = None


def digest(content):
    return hashlib.md5(content).hexdigest()


def setUpModule():
    global server
    folder = tempfile.TemporaryDirectory(prefix="crossfade-mlflow-")
    unittest.addModuleCleanup(folder.cleanup)
    server = MlflowServer(folder.name)
    unittest.addModuleCleanup(server.kill)
    server.start()


class MlflowTest(program.ProgramTest):
    """A store with runs as the ledger keeps them."""

    def setUp(self):
        super().setUp()
        self.write("few.csv", program.HEADER + "\n" + program.ROW + "\n")
        self.expect("import", "few.csv", "--store", "s.db")
        self.expect("reports", "--store", "s.db")
        self.name = self.id()  # the keys of a test's runs are its own
        self.client = MlflowClient(server.url)

    def add_run(self, parent=None, store="s.db", **changes):
        """Writes a run into the store and returns its number and key."""
        row = {"kind": "run", "name": "연구", "target": "", "scenario": "", "status": "finished",
               "params": {}, "tags": {}, "metrics": [], "files": {}} | changes
        db = sqlite3.connect(self.folder / store)
        number = db.execute("SELECT coalesce(max(run_id), 0) + 1 FROM runs").fetchone()[0]
        key = digest(f"{self.name} {store} {number}".encode())
        db.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 7, 'crossfade 0.1.0', NULL, "
                   "NULL, '예시.csv', ?, 90, NULL, 'another machine/boot/space/1/1')",
                   (number, key, parent, row["kind"], row["name"], row["target"], row["scenario"],
                    row["status"], STARTED_MS, STARTED_MS + 5000, digest(b"data")))
        for table in ("params", "tags"):
            db.executemany(f"INSERT INTO run_{table} VALUES (?, ?, ?)",
                           [(number, *pair) for pair in row[table].items()])
        db.executemany("INSERT INTO run_metrics VALUES (?, ?, ?, ?, ?, ?, ?)",
                       [(number, *metric) for metric in row["metrics"]])
        for path, content in row["files"].items():
            db.execute("INSERT INTO run_files VALUES (?, ?, ?, ?)",
                       (number, path, digest(content), len(content)))
            db.execute("INSERT OR IGNORE INTO run_contents VALUES (?, ?)", (digest(content), content))
        db.commit()
        db.close()
        return number, key

    def add_study(self, store="s.db", scenarios="ac"):
        """A run with models below it."""
        number, key = self.add_run(
            store=store, params={"missing": "keep", "제목": "값 하나"}, tags={"host.cpu": "빠른 것"},
            files={"report/report.html": b"<p>report</p>", "보고서 하나/개요 1%.md": "개요\n".encode()})
        models = [self.add_run(
            number, store, kind="model", name=f"streams {scenario}", target="log_streams",
            scenario=scenario, params={"trees": "250"},
            metrics=[("r2", 0, .61, .59, .63, 90), ("not known", 0, None, None, None, 0),
                     *[("r2/fold", fold, .6 + fold / 100, None, None, 18) for fold in range(5)]],
            files={"card.json": b"{}", "model/MLmodel": MLMODEL, "model/model.onnx": b"\x08\x00" * 900})
            for scenario in scenarios]
        return [(number, key), *models]

    def push(self, *arguments, url=None, code=0, environment=None, experiment=EXPERIMENT):
        arguments = ("mlflow", "push", "--store", "s.db", "--mlflow", url or server.url, "--experiment",
                     experiment, *arguments)
        run = self.run_program(*arguments, env=self.environment(environment))
        if code is not None:
            self.assertEqual(run.returncode, code, run.stderr)
        return run

    def environment(self, changes):
        return mlflow_venv.environment() | (changes or {})

    def summary(self, *arguments, **options):
        return json.loads(self.push("--json", *arguments, **options).stdout)

    def remote(self, key, experiment=EXPERIMENT, client=None):
        """All runs on the server that have this key."""
        client = client or self.client
        found = client.get_experiment_by_name(experiment)
        if found is None:
            return []
        return client.search_runs([found.experiment_id], f"tags.`crossfade.run` = '{key}'")

    def the_run(self, key, **options):
        runs = self.remote(key, **options)
        self.assertEqual(len(runs), 1)
        return runs[0]

    def listed_files(self, client, run_id, path=None):
        names = []
        for entry in client.list_artifacts(run_id, path):
            names += self.listed_files(client, run_id, entry.path) if entry.is_dir else [entry.path]
        return sorted(names)

    def models_of(self, run):
        return self.client.search_logged_models(
            [run.info.experiment_id], filter_string=f"source_run_id = '{run.info.run_id}'")

    def versions_of(self, run):
        return self.client.search_model_versions(f"run_id = '{run.info.run_id}'")

    def check_whole(self, *studies):
        """Each run of the studies is on the server once, with all it has."""
        experiment = self.client.get_experiment_by_name(EXPERIMENT).experiment_id
        runs = by(lambda run: run.data.tags["crossfade.run"],
                  self.client.search_runs([experiment], max_results=5000))
        models = by(lambda model: model.source_run_id,
                    all_pages(lambda page: self.client.search_logged_models([experiment],
                                                                            page_token=page)))
        versions = by(lambda version: version.run_id,
                      all_pages(lambda page: self.client.search_model_versions(max_results=1000,
                                                                               page_token=page)))
        for study in studies:
            (_, key), *children = study
            parent, = runs[key]
            self.assertEqual(parent.info.status, "FINISHED")
            self.assertEqual(self.files(parent), ["report/report.html", "보고서 하나/개요 1%.md"])
            for _, child in children:
                run, = runs[child]
                self.assertEqual(run.info.status, "FINISHED")
                self.assertEqual(run.data.tags["mlflow.parentRunId"], parent.info.run_id)
                self.assertEqual(run.data.metrics["r2"], .61)
                self.assertEqual(run.data.params["trees"], "250")
                self.assertEqual(self.files(run), ["card.json"])
                self.assertEqual(len(run.inputs.dataset_inputs), 1)
                model, = models[run.info.run_id]
                self.assertEqual(str(model.status), "READY")
                self.assertEqual(self.model_files(model), ["MLmodel", "model.onnx"])
                self.assertEqual([output.model_id for output in run.outputs.model_outputs],
                                 [model.model_id])
                version, = versions[run.info.run_id]
                self.assertEqual(version.source, f"models:/{model.model_id}")

    def files_below(self, address):
        folder = server.folder / "artifacts" / address.removeprefix("mlflow-artifacts:/")
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())

    def files(self, run):
        return self.files_below(run.info.artifact_uri)

    def model_files(self, model):
        return self.files_below(model.artifact_location)


def by(key, things):
    groups = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def all_pages(ask):
    page = ask(None)
    yield from page
    while page.token:
        page = ask(page.token)
        yield from page


MLMODEL = b"""artifact_path: model
flavors:
  onnx:
    data: model.onnx
"""


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
        mlflow.set_tracking_uri(server.url)
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
        with between(server, lambda number, line: "pass") as watched:
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
        with between(server, lambda *asked: judge(*asked)) as line_between:

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
        with between(server, lambda number, line: ("pass", "deaf", "pass", "later", "pass", "lose")
                     [number % 6]) as bumpy:
            summary = self.summary(url=bumpy.url)
        self.assertEqual(summary["sent"], 3)
        self.check_whole(study)

    def test_a_server_killed_in_mid_push(self):
        study = self.add_study()

        def kill_at_a_model(number, line):
            if "logged-models" in line:
                server.kill()
            return "lose" if server.process.poll() is not None else "pass"

        verdict = kill_at_a_model
        with between(server, lambda *asked: verdict(*asked)) as line_between:
            run = self.push(url=line_between.url, code=1)
            self.assertIn("MLflow server", run.stderr)
            server.start()
            verdict = lambda number, line: "pass"
            self.push(url=line_between.url)
        self.check_whole(study)
        self.assertEqual(self.summary("--again")["sent"], 0)
        self.check_whole(study)


class AtOnce(MlflowTest):
    def start_push(self, store):
        return subprocess.Popen([program.PROGRAM, "mlflow", "push", "--store", store, "--mlflow",
                                 server.url, "--experiment", EXPERIMENT],
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
                pushing.wait()
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
        return run

    def runs_of_the_server(self):
        experiment = self.client.get_experiment_by_name(self.name)
        runs = self.client.search_runs([experiment.experiment_id]) if experiment else []
        return by(lambda run: run.data.tags["crossfade.kind"], runs)

    def test_a_study_with_its_models_which_load_and_answer(self):
        self.study(server.url, "run", "--quick", "--model", "m", "--out", "o")
        runs = self.runs_of_the_server()
        parent, = runs["run"]
        models = {run.info.run_name: run for run in runs["model"]}
        self.assertEqual(set(models), {"streams a", "streams c", "hits a", "hits c", "views a", "views c"})
        self.assertEqual({run.data.tags["mlflow.parentRunId"] for run in models.values()},
                         {parent.info.run_id})
        self.assertIn("report/report.html", self.files(parent))
        self.assertEqual((self.folder / "o/report.json").read_bytes(),
                         (server.folder / "artifacts" / parent.info.artifact_uri.removeprefix(
                             "mlflow-artifacts:/") / "report/report.json").read_bytes())
        streams = models["streams c"]
        history = self.client.get_metric_history(streams.info.run_id, "r2/fold")
        self.assertEqual([point.step for point in history], list(range(5)))
        self.assertEqual(self.models_of(models["hits c"]), [])
        model, = self.models_of(streams)
        self.assertIn("r2", {metric.key for metric in model.metrics})
        mlflow.set_tracking_uri(server.url)
        folder = pathlib.Path(mlflow.artifacts.download_artifacts(f"models:/{model.model_id}"))
        self.expect("export", "--check", folder)
        example = json.loads((folder / "input_example.json").read_text())
        loaded = mlflow.pyfunc.load_model(f"models:/{self.name}-log_streams-c@champion")
        answer = loaded.predict(pandas.DataFrame(example["data"], columns=example["columns"], dtype=float))
        self.assertEqual(list(answer), ["log_streams", "low", "high", "hit_probability"])
        self.assertGreater(float(answer["log_streams"].iloc[0]), 1)

    def test_a_training(self):
        self.study(server.url, "train", "--model", "m")
        runs = self.runs_of_the_server()
        self.assertEqual(len(runs["train"]), 1)
        names = {version.name for run in runs["model"] for version in self.versions_of(run)}
        self.assertEqual(names, {f"{self.name}-{target}-{scenario}" for scenario in "abcd"
                                 for target in ("log_streams", "log_views")})

    def test_models_that_have_gone_are_told(self):
        self.study("http://127.0.0.1:1", "run", "--quick", "--model", "m", "--out", "o")
        shutil.rmtree(self.folder / "m")
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
        self.expect("run", "few.csv", "--out", "o", "--mlflow", server.url, code=2)
        run = self.run_program("run", "few.csv", "--out", "o",
                               env=self.environment({"MLFLOW_TRACKING_URI": server.url}))
        self.assertEqual(run.returncode, 0)
        self.assertIn("there is no --store", run.stderr)


class Misbehaving(MlflowTest):
    """What is no MLflow server, or an ill one, gets a complaint of its own, soon."""

    def complaint(self, url, *words, code=1, seconds=10, environment=None):
        self.add_run()
        began = time.monotonic()
        run = self.push(url=url, code=code, environment=environment)
        self.assertLess(time.monotonic() - began, seconds)
        self.assertEqual(run.stdout, "")
        self.assertEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)
        for word in words:
            self.assertIn(word, run.stderr)
        return run

    def misbehave(self, answer, *words, **options):
        with always(answer) as odd:
            self.complaint(odd.url, *words, **options)
        return odd.asked

    def test_addresses_that_are_none(self):
        for url in ("mlflow", "sqlite:///a.db", "file:///tmp", "http://", "ftp://host"):
            self.complaint(url, "address", code=2)
        self.complaint("http://user:geheim@127.0.0.1:1", "MLFLOW_TRACKING_PASSWORD", code=2)
        self.assertNotIn("geheim", self.push(url="http://user:geheim@127.0.0.1:1", code=2).stderr)

    def test_a_certificate_that_nobody_vouches_for(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem",
                        "-out", "cert.pem"], cwd=self.folder, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "cert.pem", self.folder / "key.pem")
        with always(answer_bytes("403 Forbidden")) as odd:
            odd.socket = context.wrap_socket(odd.socket, server_side=True)
            url = odd.url.replace("http:", "https:")
            self.complaint(url, "nobody vouches", "MLFLOW_TRACKING_SERVER_CERT_PATH")
            self.assertEqual(odd.asked, [])
            vouched = {"MLFLOW_TRACKING_SERVER_CERT_PATH": str(self.folder / "cert.pem")}
            self.complaint(url, "forbids", environment=vouched)
            self.complaint(url, "cannot be read", environment={
                "MLFLOW_TRACKING_SERVER_CERT_PATH": str(self.folder / "none.pem")})
        self.complaint(odd.url, "no MLflow server answers", code=4)

    def test_nobody_there(self):
        self.complaint("http://127.0.0.1:1", "no MLflow server answers", code=4)
        self.complaint("http://no-such-host.invalid", "no MLflow server of this name", code=4)

    def test_401(self):
        asked = self.misbehave(answer_bytes("401 Unauthorized"), "who you are", "MLFLOW_TRACKING_TOKEN")
        self.assertEqual(len(asked), 1)

    def test_403(self):
        asked = self.misbehave(answer_bytes("403 Forbidden", b"Invalid Host header"), "forbids")
        self.assertEqual(len(asked), 1)

    def test_404(self):
        self.misbehave(answer_bytes("404 Not Found", b"<html>"), "no MLflow server lives", code=4)

    def test_500_is_tried_again(self):
        asked = self.misbehave(answer_bytes("500 Internal Server Error", b'{"message": "disk full"}'),
                               "failed (500)", "disk full")
        self.assertEqual(len(asked), 4)

    def test_a_redirect_loop(self):
        for status in (301, 302, 307, 308):
            asked = self.misbehave(lambda odd: [answer_bytes(f"{status} Moved", head=f"Location: {odd.url}"
                                                             f"/a\r\n")],
                                   "elsewhere", "/a", code=4)
            self.assertEqual(len(asked), 1)

    def test_half_a_response(self):
        self.misbehave(answer_bytes("200 OK", b'{"experiment": {', length=5000), "in the middle")

    def test_no_response(self):
        self.misbehave(b"", "without an answer")

    def test_a_gigabyte_is_cut_off(self):
        def endless(_):
            yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
            for _ in range(1024):
                yield b" " * (1 << 20)

        asked = self.misbehave(endless, "cut off")
        self.assertEqual(len(asked), 1)
        self.misbehave(answer_bytes("200 OK", b" " * 100, length=1 << 30), "cut off")

    def test_nonsense(self):
        self.misbehave(answer_bytes("200 OK", b"<html>hello"), "no JSON")
        self.misbehave(answer_bytes("200 OK", b'{"experiment": {"experiment_id"'), "no JSON")
        self.misbehave(answer_bytes("200 OK", b"[[[" * 500), "no JSON")
        self.misbehave(answer_bytes("200 OK", b"{}"), "experiment.experiment_id")
        self.misbehave(answer_bytes("200 OK", b'{"experiment": [7]}'), "experiment.experiment_id")
        self.misbehave(b"SSH-2.0-OpenSSH_9\r\n", "no web server")

    def test_too_slow(self):
        def slow(_):
            time.sleep(20)
            yield b"HTTP/1.1 200 OK\r\n"

        def drip(_):
            for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + b" " * 100:
                time.sleep(.2)
                yield bytes([byte])

        for answer in (slow, drip):
            asked = self.misbehave(answer, "in time", seconds=5,
                                   environment={"MLFLOW_HTTP_REQUEST_TIMEOUT": "1"})
            self.assertEqual(len(asked), 1)


class Credentials(MlflowTest):
    def heads(self, **environment):
        heads = []

        def answer(server, stream, connection):
            heads.append(receive_request(stream)[1].decode())
            connection.sendall(answer_bytes("403 Forbidden"))
        with Loopback(answer) as listening:
            self.add_run()
            run = self.push(url=listening.url, code=1, environment=environment)
        self.assertNotIn("geheim", run.stdout + run.stderr)
        return heads[0]

    def test_go_by_mlflows_own_variables_alone(self):
        self.assertNotIn("Authorization", self.heads())
        basic = self.heads(MLFLOW_TRACKING_USERNAME="u", MLFLOW_TRACKING_PASSWORD="geheim",
                           MLFLOW_TRACKING_TOKEN="t")
        self.assertIn("Authorization: Basic dTpnZWhlaW0=", basic)
        token = self.heads(MLFLOW_TRACKING_TOKEN="geheim")
        self.assertIn("Authorization: Bearer geheim", token)

    def test_are_not_kept(self):
        self.heads(MLFLOW_TRACKING_USERNAME="u", MLFLOW_TRACKING_PASSWORD="geheim")
        for path in self.folder.iterdir():
            self.assertNotIn(b"geheim", path.read_bytes())


if __name__ == "__main__":
    program.main()
