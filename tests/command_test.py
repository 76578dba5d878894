#!/usr/bin/env python3
"""Whole commands, as a user types them."""
import collections
import csv
import io
import json
import math
import pathlib
import resource
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

import program
from program import HEADER, ROW


class CommandLine(program.ProgramTest):
    def test_the_bare_command_shows_two_examples(self):
        run = self.expect()
        self.assertEqual(run.stderr, "")
        self.assertIn("crossfade run", run.stdout)

    def test_help_is_a_result(self):
        for arguments in (("--help",), ("run", "--help"), ("predict", "--help")):
            run = self.expect(*arguments)
            self.assertEqual(run.stderr, "")
            self.assertIn("--", run.stdout)

    def test_version(self):
        self.assertRegex(self.expect("--version").stdout, r"^crossfade \d+\.\d+\.\d+\n$")

    def test_a_mistyped_word_gets_the_nearest_right_one(self):
        self.assertIn("`quality`", self.expect("qualty", "x.csv", code=2).stderr)
        self.assertIn("`--store`", self.expect("import", "x.csv", "--stor", "s.db", code=2).stderr)

    def test_an_unknown_command_is_called_one(self):
        self.assertIn("there is no command `qualty`", self.expect("qualty", "x", code=2).stderr)

    def test_help_of_a_command_shows_how_it_is_called(self):
        self.assertIn("crossfade train [OPTIONS]", self.expect("train", "--help").stdout)

    def test_the_version_is_there_within_twenty_milliseconds(self):
        def seconds():
            began = time.monotonic()
            self.expect("--version")
            return time.monotonic() - began
        self.assertLess(min(seconds() for _ in range(10)), 0.02)

    def test_a_result_that_cannot_be_written_is_no_success(self):
        self.generate(20)
        for arguments in (("--help",), ("--version",), ("generate", "--tracks", "20"),
                          ("quality", "catalogue.csv", "--json")):
            with open("/dev/full", "w") as full:
                run = subprocess.run([program.PROGRAM, *arguments], stdout=full, cwd=self.folder,
                                     stderr=subprocess.PIPE, text=True)
            self.assertEqual(run.returncode, 1, arguments)
            self.assertIn("cannot write to stdout", run.stderr)

    def test_features_come_as_one_table_of_all_folds(self):
        self.generate(300)
        self.expect("features", "catalogue.csv", "--scenario", "a", "--out", "x.csv")
        with open(self.folder / "x.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({(r["fold"], r["part"]) for r in rows},
                         {(str(f), p) for f in range(1, 6) for p in ("train", "test")})
        self.assertIn("energy", rows[0])
        self.assertNotIn("log_views", rows[0])
        tested = sorted(int(r["row"]) for r in rows if r["part"] == "test")
        self.assertEqual(len(tested), len(set(tested)))
        self.write("few.csv", HEADER + "\n" + ROW + "\n")
        self.assertIn("crossfade run", self.expect("features", "few.csv", code=3).stderr)

    def test_a_spend_history_is_a_line_a_week_and_platform(self):
        self.expect("generate", "--spend", "60", "--seed", "3", "--out", "spend.csv")
        text = (self.folder / "spend.csv").read_text()
        self.assertEqual(self.expect("generate", "--spend", "60", "--seed", "3").stdout, text)
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual(list(rows[0]), ["week", "platform", "spend", "streams", "views"])
        self.assertEqual(len({(r["week"], r["platform"]) for r in rows}), 180)

    def test_generated_videos_have_the_effect_that_was_asked_for(self):
        plain = self.expect("generate", "--tracks", "50", "--seed", "3").stdout
        stated = self.expect("generate", "--tracks", "50", "--seed", "3", "--video-effect", "0.5",
                             "--fame-confounding", "1", "--engagement-effect", "0.1").stdout
        self.assertNotEqual(plain, stated)
        for row in csv.DictReader(io.StringIO(stated)):
            if row["official_video"]:
                self.assertEqual(row["official_video"] == "True",
                                 row["Title"].endswith("(Official Music Video)"))
        for option, value in (("--video-effect", "nan"), ("--video-effect", "-1"),
                              ("--fame-confounding", "inf"), ("--engagement-effect", "4")):
            self.assertEqual(self.expect("generate", "--tracks", "5", option, value, code=2).stdout, "")

    def test_usage_errors_exit_with_two(self):
        self.write("a.csv", HEADER + "\n" + ROW + "\n")
        for arguments in (("run",), ("run", "a.csv", "--as-of", "2023-02-30"),
                          ("run", "a.csv", "--lang", "de"), ("generate",), ("import", "a.csv"),
                          ("generate", "--spend", "9", "--tracks", "9"),
                          ("run", "a.csv", "--seed", "-1"),
                          ("generate", "--tracks", "5", "--seed", "-1"),
                          ("features", "a.csv", "--scenario", "e"),
                          ("quality", "--store", "s.db", "--as-of", "2024-05-01"),
                          ("run", "a.csv", "--missing", "mean"),
                          ("run", "a.csv", "--profile", "reference", "--missing", "zero"),
                          ("run", "a.csv", "--benchmark", "like_rate=0.012"),
                          ("run", "a.csv", "--benchmark", "like_rate=many:our label"),
                          ("run", "a.csv", "--benchmark", "likes=0.012:our label")):
            run = self.expect(*arguments, code=2)
            self.assertEqual(run.stdout, "")
            self.assertNotEqual(run.stderr, "")


def blanked(header, line, *columns):
    cells = next(csv.reader([line]))
    for column in columns:
        cells[header.split(",").index(column)] = ""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


class Studies(program.ProgramTest):
    def test_file_and_store_give_the_same_report(self):
        self.generate(600)
        self.expect("run", "catalogue.csv", "--as-of", "2024-05-01", "--out", "a")
        self.expect("import", "catalogue.csv", "--store", "s.db", "--as-of", "2024-05-01")
        self.expect("run", "--store", "s.db", "--out", "b")
        self.assertEqual((self.folder / "a/report.json").read_bytes(),
                         (self.folder / "b/report.json").read_bytes())

    def test_the_same_bytes_on_one_thread_or_two_and_twice(self):
        self.generate(600)
        reports, models = set(), set()
        for attempt, threads in enumerate((1, 2, 2)):
            self.expect("run", "catalogue.csv", "--threads", threads, "--out", f"r{attempt}")
            self.expect("train", "catalogue.csv", "--threads", threads, "--model", f"m{attempt}")
            reports.add((self.folder / f"r{attempt}/report.json").read_bytes())
            models.add(b"".join(p.read_bytes() for p in sorted((self.folder / f"m{attempt}").iterdir())))
        self.assertEqual((len(reports), len(models)), (1, 1))

    def test_a_study_that_saves_models_saves_those_of_train_and_says_the_same(self):
        self.generate(600)
        self.expect("train", "catalogue.csv", "--model", "trained")
        self.expect("run", "catalogue.csv", "--out", "a")
        self.expect("run", "catalogue.csv", "--out", "b", "--model", "studied")
        content = [{path.name: path.read_bytes() for path in (self.folder / name).iterdir()}
                   for name in ("trained", "studied", "a", "b")]
        self.assertEqual(content[0].keys(), content[1].keys())
        self.assertTrue(content[0] == content[1] and content[2] == content[3])
        self.expect("run", "catalogue.csv", "--profile", "reference", "--model", "m", code=2)

    def test_progress_is_told_in_lines_to_a_program_that_asks(self):
        self.generate(300)
        run = self.expect("import", "catalogue.csv", "--store", "s.db", "--progress", "json")
        lines = [json.loads(line) for line in run.stderr.splitlines()]
        self.assertIn("reading catalogue.csv", [line.get("stage") for line in lines])
        self.assertEqual(lines[-1], {"kept": {"snapshot": 1, "was_there": False, "report": 0, "run": 0,
                                              "version": 0}})
        run = self.expect("run", "--store", "s.db", "--quick", "--progress", "json")
        lines = [json.loads(line) for line in run.stderr.splitlines()]
        models = [line for line in lines if line.get("stage") == "models"]
        self.assertEqual(models[-1]["done"], models[-1]["steps"])
        self.assertEqual(lines[-1], {"kept": {"snapshot": 1, "was_there": True, "report": 1, "run": 1,
                                              "version": 0}})

    def test_every_model_file_has_its_card(self):
        self.generate(600)
        self.expect("train", "catalogue.csv", "--model", "m")
        models = [p for p in (self.folder / "m").glob("*.cfm") if p.stem != "study"]
        self.assertEqual(len(models), 7)
        for model in models:
            card = json.loads(model.with_suffix(".json").read_text())
            self.assertEqual(card["data"]["files"][0]["name"], "catalogue.csv")
            target, scenario = model.stem.split("_")
            self.assertEqual({m["scenario"] for m in card["models"]}, {scenario})
            self.assertEqual([m["target"] for m in card["models"]],
                             ["log_views"] if target == "views" else ["log_streams", "hit"])
            for ending in (".md", ".ko.md"):
                text = model.with_suffix(ending).read_text()
                self.assertTrue(text.startswith("# "))
                self.assertNotIn(str(self.folder), text)

    def generate_with_gaps(self):
        self.generate(300)
        lines = (self.folder / "catalogue.csv").read_text().splitlines()
        lines[2:] = [blanked(lines[0], line, "Tempo", "Duration_ms") if i % 9 == 0 else line
                     for i, line in enumerate(lines[2:])]
        self.write("gaps.csv", "\n".join(lines) + "\n")
        return lines

    def test_a_model_that_cannot_be_fitted_again_leaves_nothing_behind(self):
        self.generate(300)
        self.expect("train", "catalogue.csv", "--model", "m")
        self.assertTrue((self.folder / "m/streams_c.md").exists())
        self.generate(20)
        self.expect("train", "catalogue.csv", "--model", "m")
        self.assertEqual([path.name for path in (self.folder / "m").iterdir()], ["study.cfm"])

    def test_missing_inputs_follow_the_policy_and_nothing_else_does(self):
        lines = self.generate_with_gaps()
        reports = {policy: self.expect_json("run", "gaps.csv", "--quick", "--missing", policy)
                   for policy in ("keep", "median", "zero")}
        tempos = [float(cells[lines[0].split(",").index("Tempo")] or "nan") for cells in csv.reader(lines[1:])]
        for policy, value in (("keep", None), ("zero", 0),
                              ("median", statistics.median(t for t in tempos if not math.isnan(t)))):
            missing = reports[policy].pop("missing")
            self.assertEqual(missing["policy"], policy)
            self.assertIn({"column": "tempo", "missing": sum(map(math.isnan, tempos)), "filled_with": value},
                          missing["columns"])
            for part in ("quality", "kpis", "outliers", "distributions"):
                self.assertEqual(reports[policy][part], reports["keep"][part])
        self.assertEqual(self.expect_json("run", "gaps.csv", "--quick")["missing"]["policy"], "keep")
        refused = self.expect("run", "gaps.csv", "--quick", "--missing", "refuse", "--out", "none", code=3)
        self.assertIn("gaps.csv:3: tempo of record 2 is missing", refused.stderr)
        self.assertFalse((self.folder / "none").exists())

    def test_predict_fills_what_is_missing_as_in_training_and_says_so(self):
        self.generate_with_gaps()
        self.generate(30, seed=9, name="new.csv")
        self.expect("train", "gaps.csv", "--missing", "zero", "--model", "m")
        lines = (self.folder / "new.csv").read_text().splitlines()
        gaps = [blanked(lines[0], line, "Energy", "Duration_ms") for line in lines[1:6]]

        self.write("batch.csv", "\n".join([lines[0], *gaps, *lines[6:]]) + "\n")
        self.write("one.csv", lines[0] + "\n" + gaps[0] + "\n")
        predict = ("--model", "m", "--roster", "batch.csv")
        batch = self.expect("predict", "batch.csv", *predict).stdout.splitlines()[1:]
        self.assertIn("filled as in training: energy, duration (ms)", batch[0])
        self.assertNotIn("filled", batch[-1])
        self.assertEqual(self.expect("predict", "one.csv", *predict).stdout.splitlines()[1], batch[0])

    def test_another_seed_gives_other_models(self):
        self.generate(600)
        self.expect("train", "catalogue.csv", "--seed", 1, "--model", "a")
        self.expect("train", "catalogue.csv", "--seed", 2, "--model", "b")
        self.assertNotEqual((self.folder / "a/streams_c.cfm").read_bytes(),
                            (self.folder / "b/streams_c.cfm").read_bytes())

    def test_reports_holds_no_path_or_thread_count(self):
        self.generate(300)
        text = self.expect("run", "catalogue.csv", "--out", "o", "--json").stdout
        self.assertNotIn(str(self.folder), text)
        self.assertNotIn("threads", text)

    def test_the_summary_fits_one_screen_in_both_languages(self):
        self.generate(300)
        for language in ("en", "ko"):
            run = self.expect("run", "catalogue.csv", "--out", "o", "--lang", language)
            lines = run.stdout.splitlines()
            self.assertLessEqual(len(lines), 24)
            self.assertEqual(run.stderr, "")

    def test_a_benchmark_stands_beside_its_figure_with_its_source(self):
        self.generate(300)
        arguments = ("run", "catalogue.csv", "--out", "o", "--benchmark",
                     "like_rate=0.012:our label: 2024")
        self.assertEqual(self.expect_json(*arguments)["benchmarks"],
                         [{"figure": "like_rate", "value": 0.012, "source": "our label: 2024"}])
        self.assertIn("our label: 2024", (self.folder / "o/report.md").read_text())

    def test_a_full_disk_leaves_the_earlier_report_whole(self):
        self.generate(300)
        self.expect("run", "catalogue.csv", "--out", "o")
        before = {path.name: path.read_bytes() for path in (self.folder / "o").iterdir()}
        largest = max(map(len, before.values()))
        self.assertGreater(largest, len(before["report.md"]))

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1000, largest - 1000))

        run = self.run_program("run", "catalogue.csv", "--out", "o", "--seed", 8, preexec_fn=limit)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("cannot write", run.stderr)
        self.assertEqual(before, {p.name: p.read_bytes() for p in (self.folder / "o").iterdir()})

    def test_html_is_self_contained(self):
        self.generate(300)
        self.expect("run", "catalogue.csv", "--out", "o", "--lang", "ko")
        page = (self.folder / "o/report.html").read_text()
        self.assertIn('lang="ko"', page)
        self.assertIn('lang="en"', (self.folder / "o/report.en.html").read_text())
        for word in ("<script", "src=", "url(", "@import", "<link"):
            self.assertNotIn(word, page)
        self.assertLessEqual(len(page.encode()), 300_000)


class Store(program.ProgramTest):
    def test_the_same_file_again_changes_nothing(self):
        self.generate(200)
        self.expect("import", "catalogue.csv", "--store", "s.db")
        before = (self.folder / "s.db").read_bytes()
        again = self.expect("import", "catalogue.csv", "--store", "s.db")
        self.assertIn("already", again.stdout)
        self.assertEqual(before, (self.folder / "s.db").read_bytes())

    def test_an_import_tells_the_quality_and_the_figures_that_a_study_reports(self):
        self.generate(300)
        told = self.expect_json("import", "catalogue.csv", "--store", "s.db")
        report = self.expect_json("run", "--quick", "--store", "s.db", "--out", "o")
        self.assertEqual(told["quality"], report["quality"])
        self.assertEqual(told["kpis"], report["kpis"])
        shown = self.expect("import", "catalogue.csv", "--store", "s.db", "--lang", "ko").stdout
        self.assertIn(f"{report['quality']['score']:.1f} / 100", shown)
        self.assertIn("데이터 품질", shown)

    def test_stored_reports_are_listed_and_printed(self):
        self.generate(300)
        self.expect("run", "catalogue.csv", "--store", "s.db", "--out", "o")
        listed = self.expect_json("reports", "--store", "s.db")["reports"]
        self.assertEqual(len(listed), 1)
        stored = self.expect("report", listed[0]["id"], "--store", "s.db").stdout
        self.assertEqual(stored, (self.folder / "o/report.json").read_text())
        again = self.expect("report", listed[0]["id"], "--store", "s.db", "--json").stdout
        self.assertEqual(again, stored)
        self.expect("report", 99, "--store", "s.db", code=4)

    def test_a_store_that_is_not_there_or_empty_is_said(self):
        self.expect("run", "--store", "none.db", code=4)


class Predictions(program.ProgramTest):
    def predict(self, name, *arguments):
        run = self.expect("predict", name, "--model", "m", *arguments)
        return run.stdout, list(csv.DictReader(io.StringIO(run.stdout)))

    @classmethod
    def setUpClass(cls):
        # One training serves all tests, each of which gets a copy.
        cls.trained = pathlib.Path(tempfile.mkdtemp(prefix="crossfade-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.trained, ignore_errors=True)
        for arguments in (("generate", "--tracks", "1000", "--seed", "1", "--out", "catalogue.csv"),
                          ("generate", "--tracks", "40", "--seed", "9", "--out", "new.csv"),
                          ("train", "catalogue.csv", "--model", "m")):
            subprocess.run([program.PROGRAM, *arguments], cwd=cls.trained, check=True,
                           stdout=subprocess.DEVNULL)

    def setUp(self):
        super().setUp()
        shutil.copytree(self.trained, self.folder, dirs_exist_ok=True)

    def test_one_line_a_row_with_ordered_bands(self):
        _, rows = self.predict("new.csv")
        self.assertEqual([r["row"] for r in rows], [str(i) for i in range(1, 41)])
        for r in rows:
            if r["streams"]:
                self.assertLessEqual(float(r["streams_low"]), float(r["streams"]))
                self.assertLessEqual(float(r["streams"]), float(r["streams_high"]))
                self.assertTrue(0 <= float(r["hit_probability"]) <= 1)

    def test_a_row_alone_in_a_batch_and_in_another_order_gets_the_same_bytes(self):
        lines = (self.folder / "new.csv").read_text().splitlines()
        whole = self.predict("new.csv")[0].splitlines()[1:]
        self.write("reversed.csv", "\n".join([lines[0], *reversed(lines[1:])]) + "\n")
        backwards = self.predict("reversed.csv")[0].splitlines()[1:]
        strip = [line.split(",", 1)[1] for line in whole]
        self.assertEqual(strip, [line.split(",", 1)[1] for line in reversed(backwards)])
        self.write("one.csv", lines[0] + "\n" + lines[7] + "\n")
        alone = self.predict("one.csv")[0].splitlines()[1]
        self.assertEqual(alone.split(",", 1)[1], strip[6])

    def blank(self, source, target, *columns):
        with open(self.folder / source) as handle:
            rows = list(csv.DictReader(handle))
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        for r in rows:
            writer.writerow(r | {column: "" for column in columns})
        self.write(target, out.getvalue())

    def test_streams_never_help_to_predict_streams(self):
        self.blank("new.csv", "blind.csv", "Stream")
        seen, blind = self.predict("new.csv")[1], self.predict("blind.csv")[1]
        for a, b in zip(seen, blind):
            self.assertEqual((a["streams"], a["hit_probability"]), (b["streams"], b["hit_probability"]))
            self.assertIn("never saw streams", b["note"])

    def test_without_video_counts_the_scenario_is_a(self):
        self.blank("new.csv", "demo.csv", "Views", "Likes", "Comments", "Title", "Channel", "Stream")
        self.assertEqual({r["scenario"] for r in self.predict("demo.csv")[1] if r["streams"]}, {"a"})

    def test_training_rows_are_flagged(self):
        _, rows = self.predict("catalogue.csv")
        self.assertTrue(all("was in the training file" in r["note"] for r in rows))

    def test_with_other_tracks_on_the_roster_the_scenario_is_b_or_d(self):
        with open(self.folder / "new.csv") as handle:
            rows = list(csv.DictReader(handle))
        has_figures = [bool(r["Stream"] or r["Views"]) for r in rows]
        artists = collections.Counter(r["Artist"] for r, known in zip(rows, has_figures) if known)
        self.blank("new.csv", "demo.csv", "Views", "Likes", "Comments", "Title", "Channel", "Stream")
        changed = 0
        for name in ("new.csv", "demo.csv"):
            with_roster = self.predict(name, "--roster", "new.csv")[1]
            without = self.predict(name)[1]
            for given, known, a, b in zip(rows, has_figures, with_roster, without):
                # A track is no roster for itself.
                if artists[given["Artist"]] - known > 0:
                    self.assertEqual(a["scenario"], {"a": "b", "c": "d"}[b["scenario"]])
                    changed += 1
                else:
                    self.assertEqual(a, b)
        self.assertGreater(changed, 10)

    def test_a_famous_roster_raises_the_forecast(self):
        def roster_with(streams, views):
            name = f"roster{streams}.csv"
            lines = [ROW.replace("Blueming", f"Song {i}").replace("5000.0", str(streams))
                     .replace("1000.0", str(views)) for i in range(5)]
            self.write(name, "\n".join([HEADER, *lines]) + "\n")
            return name
        self.write("one.csv", HEADER + "\n" + ROW + "\n")
        few = self.predict("one.csv", "--roster", roster_with(20_000, 10_000))[1][0]
        many = self.predict("one.csv", "--roster", roster_with(900_000_000, 400_000_000))[1][0]
        self.assertEqual(few["scenario"], "d")
        self.assertGreater(float(many["streams"]), 2 * float(few["streams"]))

    def test_a_row_unlike_training_is_flagged_and_its_band_widened(self):
        header, first = (self.folder / "new.csv").read_text().splitlines()[:2]
        cells = dict(zip(header.split(","), next(csv.reader([first]))))
        strange = cells | {"Danceability": "0.999", "Energy": "0.001", "Loudness": "-59", "Speechiness": "0.99",
                           "Acousticness": "0.999", "Valence": "0.999", "Tempo": "249", "Duration_ms": "3000000"}
        out = io.StringIO()
        writer = csv.DictWriter(out, strange.keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerow(strange)
        self.write("strange.csv", out.getvalue())
        row = self.predict("strange.csv")[1][0]
        self.assertIn("out-of-range, band widened", row["note"])

    def test_a_row_that_cannot_be_scored_says_why(self):
        self.write("bad.csv", HEADER + "\n0,IU\n0,,x" + "," * 21 + "\n0,IU,Song" + "," * 21 + "\n")
        _, rows = self.predict("bad.csv")
        self.assertEqual(len(rows), 3)
        self.assertTrue(all(r["note"].startswith("cannot be scored") for r in rows))
        self.assertTrue(all(r["streams"] == "" for r in rows))

    def test_a_cell_that_cannot_be_read_is_named_in_its_row(self):
        lines = (self.folder / "new.csv").read_text().splitlines()
        bad = ",".join("-3" if name == "Views" else "loud" if name == "Loudness" else cell
                       for name, cell in zip(lines[0].split(","), next(csv.reader([lines[1]]))))
        self.write("bad.csv", "\n".join([lines[0], bad, lines[2]]) + "\n")
        first, second = self.predict("bad.csv")[1]
        self.assertIn('could not be read, so taken as missing: Loudness "loud", Views "-3"',
                      first["note"])
        self.assertNotIn("could not be read", second["note"])

    def test_explained_rows_keep_their_answers_and_the_factors_multiply_to_them(self):
        plain = self.expect_json("predict", "new.csv", "--model", "m")["predictions"]
        explained = self.expect_json("predict", "new.csv", "--model", "m", "--explain")["predictions"]
        checked = 0
        for before, after in zip(plain, explained):
            reasons, nearest = after.pop("reasons"), after.pop("nearest")
            self.assertEqual(before, after)
            if after["streams"] is None:
                continue
            factors = [family["factor"] for family in reasons["streams"]["families"]]
            product = reasons["streams"]["base"] * math.prod(factors)
            self.assertAlmostEqual(product / (1 + after["streams"]), 1, places=9)
            self.assertLessEqual(len(nearest), 5)
            checked += len(factors) > 3
        self.assertGreater(checked, 30)

    def test_explanations_read_in_both_languages(self):
        english = self.expect("predict", "new.csv", "--model", "m", "--explain").stdout
        korean = self.expect("predict", "new.csv", "--model", "m", "--explain", "--lang", "ko").stdout
        self.assertRegex(english, r"\n    x \d+\.\d\d: views \(views ")
        self.assertRegex(korean, r"\n    x \d+\.\d\d: 조회수 \(조회수 ")
        self.assertEqual(len(english.splitlines()), len(korean.splitlines()))

    def test_an_altered_model_is_refused(self):
        path = self.folder / "m/streams_c.cfm"
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        self.expect("predict", "new.csv", "--model", "m", code=3)
        path.write_bytes(content[: len(content) // 3])
        self.expect("predict", "new.csv", "--model", "m", code=3)
        self.expect("predict", "new.csv", "--model", "none", code=4)


if __name__ == "__main__":
    program.main()
