"""What the tests of MLflow share: a store with runs as the ledger keeps them, and how to look for them on a
server."""
import hashlib
import json
import sqlite3

import mlflow_venv
import program
from mlflow.tracking import MlflowClient

EXPERIMENT = "한국 음반사"
STARTED_MS = 1_700_000_000_000


def digest(content):
    return hashlib.md5(content).hexdigest()


class MlflowTest(program.ProgramTest):
    """`server` is a MlflowServer, where a test has one."""
    server = None

    def setUp(self):
        super().setUp()
        self.write("few.csv", program.HEADER + "\n" + program.ROW + "\n")
        self.expect("import", "few.csv", "--store", "s.db")
        self.expect("reports", "--store", "s.db")
        self.name = self.id()  # the keys of a test's runs are its own
        self.client = self.server and MlflowClient(self.server.url)

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
        arguments = ("mlflow", "push", "--store", "s.db", "--mlflow", url or self.server.url,
                     "--experiment", experiment, *arguments)
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
        folder = self.server.folder / "artifacts" / address.removeprefix("mlflow-artifacts:/")
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
