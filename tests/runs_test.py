#!/usr/bin/env python3
"""The ledger of runs: kept by run and train, listed, filtered, shown, compared; killed runs; fits made again."""
import csv
import io
import json
import shutil
import signal
import sqlite3
import subprocess
import time

import program


class RunsTest(program.ProgramTest):
    def study(self, *arguments):
        return self.expect("run", "--store", "s.db", "--quick", "--out", "o", *arguments)

    def runs(self, *arguments):
        return self.expect_json("runs", "--store", "s.db", *arguments)["runs"]


class KeptRuns(RunsTest):
    def setUp(self):
        super().setUp()
        self.generate(200, seed=3)
        self.study("catalogue.csv", "--as-of", "2024-01-01")
        self.study("--missing", "zero")
        self.expect("train", "--store", "s.db", "--model", "m", "--seed", "9")

    def test_runs_and_trainings_are_listed_with_options_data_and_host(self):
        first, second, training = self.runs()
        self.assertEqual([first["kind"], second["kind"], training["kind"]], ["run", "run", "train"])
        self.assertEqual(first["status"], "finished")
        self.assertEqual(first["data"]["files"], "catalogue.csv")
        self.assertEqual(first["data"]["rows"], 200)
        self.assertEqual(first["params"]["as_of"], "2024-01-01")
        self.assertEqual(second["params"]["missing"], "zero")
        self.assertEqual(training["seed"], 9)
        self.assertEqual(len(training["model"]), 32)
        for tag in ("host.cpu", "host.cores", "host.os", "threads"):
            self.assertIn(tag, first["tags"])
        self.assertRegex(first["key"], "^[0-9a-f]{32}$")
        self.assertEqual(len({run["key"] for run in self.runs("--all")}), len(self.runs("--all")))
        text = self.expect("runs", "--store", "s.db").stdout
        self.assertEqual(len(text.splitlines()), 3)

    def test_figures_are_those_of_the_report_with_interval_and_folds(self):
        report = json.loads((self.folder / "o/report.json").read_text())
        parts = self.expect_json("runs", "show", "8", "--store", "s.db")["parts"]
        self.assertEqual(len(parts), len(report["models"]))
        for card, run in zip(report["models"], parts):
            self.assertEqual([run["target"], run["scenario"]], [card["target"], card["scenario"]])
            group, key = (("regression", "r2") if "regression" in card else ("classification", "auc"))
            metric = next(each for each in run["metrics"] if each["name"] == key)
            for end in ("value", "low", "high", "n"):
                self.assertEqual(metric[end], card[group][key][end])
            folds = next(each for each in run["folds"] if each["name"] == key)
            self.assertEqual(folds["values"], [fold["score"] for fold in card["fold_figures"]])

    def test_questions_find_runs_and_their_parts(self):
        def ids(question):
            return [run["id"] for run in self.runs("--where", question)]
        everything = self.runs("--all")
        for run in everything:
            run["r2"] = next((m["value"] for m in run["metrics"] if m["name"] == "r2"), None)
        self.assertEqual(ids("r2 > .05 and scenario = c"),
                         [run["id"] for run in everything
                          if run["r2"] is not None and run["r2"] > .05 and run["scenario"] == "c"])
        self.assertGreater(len(ids("r2 > .05 and scenario = c")), 1)
        self.assertEqual(ids("missing = zero and kind = run"), [8])
        self.assertEqual(ids("kind = train or (seed = 7 and kind = run)"), [1, 8, 15])
        self.assertEqual(ids("not data ~ catalogue"), [])
        best = self.runs("--where", "scenario = c", "--sort", "r2 desc", "--limit", "2")
        known = sorted((run["r2"] for run in everything
                        if run["scenario"] == "c" and run["r2"] is not None), reverse=True)
        self.assertEqual([next(m["value"] for m in run["metrics"] if m["name"] == "r2")
                          for run in best], known[:2])

    def test_what_is_no_question_is_refused_with_its_place(self):
        for question, place in (("r2 >", "--where:1:5"), ("(r2 > 1", "--where:1:8"),
                                ("scenario = c and rr2 > 1", "--where:1:18"), ("r2 > high", "--where:1:6")):
            with self.subTest(question=question):
                run = self.expect("runs", "--store", "s.db", "--where", question, code=2)
                self.assertIn(place, run.stderr)
                self.assertEqual(len(run.stderr.splitlines()), 1)
        self.assertIn("did you mean `r2`",
                      self.expect("runs", "--store", "s.db", "--where", "rr2 > 1", code=2).stderr)
        self.expect("runs", "--store", "s.db", "--sort", "nothing", code=2)
        self.expect("runs", "--store", "s.db", "--show", "nothing", code=2)
        self.expect("runs", "show", "99", "--store", "s.db", code=4)
        self.expect("runs", "compare", "1", "--store", "s.db", code=2)
        self.expect("runs", "--store", "none.db", code=4)

    def test_all_names_stand_in_the_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.expect("runs", "--store", "s.db", "--all", "--csv").stdout)))
        self.assertEqual(len(rows), len(self.runs("--all")))
        self.assertEqual(rows[7]["missing"], "zero")
        self.assertEqual(rows[7]["id"], "8")
        self.assertEqual(float(rows[1]["r2"]),
                         next(m["value"] for m in self.runs("--all")[1]["metrics"] if m["name"] == "r2"))

    def test_files_come_out_as_they_were_and_are_kept_once(self):
        self.expect("runs", "show", "8", "--store", "s.db", "--out", "files")
        for name in ("report.html", "report.md", "report.json"):
            self.assertEqual((self.folder / "files/report" / name).read_bytes(),
                             (self.folder / "o" / name).read_bytes(), name)
        self.expect("runs", "show", "4", "--store", "s.db", "--out", "files")
        self.assertTrue((self.folder / "files/curves/calibration.svg").read_text().startswith("<svg "))
        connection = sqlite3.connect(self.folder / "s.db")
        self.addCleanup(connection.close)
        digests = connection.execute("SELECT digest FROM run_contents").fetchall()
        kept = connection.execute("SELECT count(DISTINCT digest) FROM run_files").fetchone()[0]
        reports = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
        self.assertEqual(len(digests), kept - reports)

    def test_runs_are_compared_by_folds_where_they_share_them(self):
        comparison = self.expect_json("runs", "compare", "1", "8", "--store", "s.db")["comparison"]
        self.assertEqual(comparison["data"], [])
        self.assertEqual(comparison["params"][0], {"name": "missing", "values": ["keep", "zero"]})
        figure = next(each for each in comparison["figures"]
                      if [each["target"], each["scenario"], each["name"]] == ["log_streams", "c", "r2"])
        change = figure["from_first"][0]
        self.assertEqual(change["basis"], "paired-folds")
        self.assertLessEqual(change["low"], change["value"])
        self.assertLessEqual(change["value"], change["high"])
        mae = next(each for each in comparison["figures"] if each["name"] == "mae")
        self.assertEqual(mae["from_first"][0]["basis"], "intervals")
        other = self.expect_json("runs", "compare", "1", "8", "15", "--store", "s.db")["comparison"]
        figure = next(each for each in other["figures"]
                      if [each["target"], each["scenario"], each["name"]] == ["log_streams", "c", "r2"])
        self.assertEqual([change["basis"] for change in figure["from_first"]],
                         ["paired-folds", "intervals"])  # another seed has other folds
        text = self.expect("runs", "compare", "1", "8", "--store", "s.db").stdout
        self.assertIn("paired folds", text)
        self.assertIn("intervals only", text)


class EndedRuns(RunsTest):
    def test_a_killed_run_is_found_by_the_next_and_one_that_fails_says_why(self):
        self.generate(3000, seed=3)
        self.expect("import", "catalogue.csv", "--store", "s.db")
        process = subprocess.Popen([program.PROGRAM, "run", "--store", "s.db", "--out", "o"],
                                   cwd=self.folder, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not self.running():
            time.sleep(0.02)
        self.assertEqual([run["status"] for run in self.runs()], ["running"])
        process.send_signal(signal.SIGKILL)
        process.communicate()
        self.assertEqual([run["status"] for run in self.runs()], ["killed"])

        process = subprocess.Popen([program.PROGRAM, "run", "--store", "s.db", "--out", "o"],
                                   cwd=self.folder, stderr=subprocess.PIPE)
        while time.monotonic() < deadline and len(self.running()) == 0:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        process.communicate()
        self.assertEqual(process.returncode, 130)
        self.assertEqual([run["status"] for run in self.runs()], ["killed", "killed"])

        self.expect("run", "--store", "s.db", "--missing", "refuse", "--out", "o", code=3)
        run = self.runs()[-1]
        self.assertEqual(run["status"], "failed")
        self.assertIn("missing", run["tags"]["failure"])

    def running(self):
        connection = sqlite3.connect(self.folder / "s.db", timeout=5)
        try:
            return connection.execute("SELECT run_id FROM runs WHERE status = 'running'").fetchall()
        except sqlite3.OperationalError:
            return []  # its tables are not there yet
        finally:
            connection.close()

    def test_an_empty_store_says_how_runs_come_into_it(self):
        self.generate(20)
        self.expect("import", "catalogue.csv", "--store", "s.db")
        self.assertIn("crossfade run", self.expect("runs", "--store", "s.db").stdout)
        self.assertEqual(self.runs(), [])
        self.assertEqual(self.runs("--where", "r2 > 1"), [])


SWEEP = """name = "small"
[[settings]]
trees = [10, 40]
leaves = [4, 8]
[[settings]]
learner = "extra_trees"
trees = 5
min_leaf_rows = [3, 9]
"""


class VerifiedRuns(RunsTest):
    def setUp(self):
        super().setUp()
        self.generate(200, seed=3)

    def verify(self, run, code=0):
        run = self.run_program("verify", run, "--store", "s.db", "--json")
        self.assertEqual(run.returncode, code, run.stderr)
        return json.loads(run.stdout), run.stderr

    def test_a_study_comes_out_the_same_with_its_plan_and_models(self):
        self.expect("generate", "--spend", "40", "--out", "spend.csv")
        self.write("plan.toml", self.expect("plan", "--example").stdout)
        plan = (self.folder / "plan.toml").read_text()
        start = [line for line in plan.splitlines() if line.startswith("history")]
        for line in start:
            plan = plan.replace(line, 'history = "spend.csv"')
        plan = "\n".join(line for line in plan.splitlines() if not line.startswith("tracks ="))
        self.write("plan.toml", plan)
        self.study("catalogue.csv", "--budget", "plan.toml", "--model", "m", "--lang", "ko", "--today",
                   "2024-06-01", "--benchmark", "like_rate=0.012:our label, 2024", "--seed", "5")
        for name in ("plan.toml", "spend.csv", "catalogue.csv"):
            (self.folder / name).unlink()
        result, _ = self.verify(1)
        self.assertTrue(result["equal"], result["difference"])
        self.assertIn("report/report.json", result["same"])
        self.assertIn("plan/plan.html", result["same"])
        self.assertIn("models", result["same"])

    def test_a_run_that_was_touched_is_told_with_the_place_and_exit_code_1(self):
        self.study("catalogue.csv")
        self.assertIn("the same", self.expect("verify", 1, "--store", "s.db", "--threads", "3").stdout)
        connection = sqlite3.connect(self.folder / "s.db")
        connection.execute("UPDATE runs SET seed = 8")
        connection.commit()
        connection.close()
        result, complaint = self.verify(1, code=1)
        self.assertFalse(result["equal"])
        self.assertIn("seed", result["difference"])
        self.assertEqual(len(complaint.splitlines()), 1)
        self.expect("verify", 99, "--store", "s.db", code=4)


class Sweeps(RunsTest):
    def sweep(self, *arguments):
        return self.expect_json("sweep", "sweep.toml", "--store", "s.db", *arguments)["sweep"]

    def setUp(self):
        super().setUp()
        self.generate(300, seed=3)
        self.write("sweep.toml", SWEEP)

    def test_every_setting_is_a_run_and_the_choice_is_judged(self):
        sweep = self.sweep("catalogue.csv")
        self.assertEqual(len(sweep["trials"]), 6)
        (table,) = sweep["tables"]
        scores = [each["score"]["value"] for each in table["settings"]]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertEqual(table["best"], table["settings"][0]["run"])
        self.assertEqual(sum(each["fold_wins"] for each in table["settings"]), 5)
        self.assertAlmostEqual(sum(each["draw_wins"] for each in table["settings"]), 1)
        self.assertLessEqual(table["honest"]["value"], table["as_chosen"]["value"])
        runs = self.runs("--where", f"parent = {sweep['run']}", "--sort", "r2 desc")
        self.assertEqual(runs[0]["id"], table["best"])
        self.assertEqual({run["kind"] for run in runs}, {"trial"})
        self.expect("verify", runs[0]["id"], "--store", "s.db")
        text = self.expect("sweep", "sweep.toml", "--store", "s.db", "--top", "3").stdout
        self.assertIn("6 of them done before", text)
        self.assertIn("folds that did not choose", text)

    def test_the_settings_are_the_same_on_any_number_of_threads(self):
        one = self.sweep("catalogue.csv", "--threads", "1")
        shutil.move(self.folder / "s.db", self.folder / "one.db")
        two = self.sweep("catalogue.csv", "--threads", "3")
        self.assertEqual(one["tables"], two["tables"])

    def test_a_killed_sweep_goes_on_where_it_was(self):
        self.write("sweep.toml", SWEEP.replace("[10, 40]", "[10, 40, 80, 160, 320]"))
        whole = self.sweep("catalogue.csv")
        shutil.move(self.folder / "s.db", self.folder / "whole.db")
        self.expect("import", "catalogue.csv", "--store", "s.db")
        process = subprocess.Popen([program.PROGRAM, "sweep", "sweep.toml", "--store", "s.db",
                                    "--threads", "1"], cwd=self.folder, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self.finished() < 3 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = self.finished()
        self.assertGreaterEqual(done, 3)
        again = self.sweep()
        self.assertTrue(again["goes_on"])
        self.assertEqual(sum(trial["was_there"] for trial in again["trials"]), done)
        self.assertEqual([trial["score"] for trial in again["trials"]],
                         [trial["score"] for trial in whole["trials"]])
        self.assertEqual(again["tables"][0]["honest"], whole["tables"][0]["honest"])
        self.assertEqual([run["status"] for run in self.runs()], ["finished"])

    def finished(self):
        connection = sqlite3.connect(self.folder / "s.db", timeout=5)
        try:
            return connection.execute(
                "SELECT count(*) FROM runs WHERE kind = 'trial' AND status = 'finished'").fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # its tables are not there yet
        finally:
            connection.close()

    def test_a_file_that_asks_for_what_is_not_there_is_refused_with_its_place(self):
        for line, place in (("leafs = 8", "sweep.toml:2:1"), ("trees = [3, 0]", "sweep.toml:2:13"),
                            ('scenario = "e"', "sweep.toml:2:12")):
            with self.subTest(line=line):
                self.write("sweep.toml", "[[settings]]\n" + line + "\n")
                run = self.expect("sweep", "sweep.toml", "catalogue.csv", "--store", "n.db", code=3)
                self.assertIn(place, run.stderr)
                self.assertEqual(len(run.stderr.splitlines()), 1)
                self.assertFalse((self.folder / "n.db").exists())
        self.expect("sweep", code=2)
        self.expect("sweep", "none.toml", "--store", "s.db", code=4)

    def test_the_example_is_read(self):
        self.write("sweep.toml", self.expect("sweep", "--example").stdout)
        self.expect("sweep", "sweep.toml", "--store", "none.db", code=4)


if __name__ == "__main__":
    program.main()
