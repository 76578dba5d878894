#!/usr/bin/env python3
"""Plans from a plan file: the files they make, and what no plan can be made of."""
import csv
import json
import unittest

import program
from program import ROOT

VIDEOS = """
[videos]
budget = 60_000
value_a_stream = 0.004
months = 3
most_a_month = 4
most_an_artist = 2
[[videos.tiers]]
name = "full"
cost = 9000
effect = 1.0
[[videos.tiers]]
name = "lyric"
cost = 800
effect = 0.3
"""
PLAN = """currency = "EUR"
start = 2026-12-01
""" + VIDEOS + """
[promotion]
budget = 3000
history = "spend.csv"
[signing]
miss_cost = 100_000
false_alarm_cost = 20_000
[releases]
tracks = "releases.csv"
[playlists]
"""
RELEASES = ("artist,track,release_date\n"
            "=A,One,2026-12-18\n"
            "=A,Two,\n"
            "B,\"Drei, vier\",2027-01-08\n")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class PlanTest(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.generate(300, seed=5)
        self.expect("generate", "--spend", 120, "--seed", 3, "--out", "spend.csv")
        self.write("releases.csv", RELEASES)

    def plan(self, text, *arguments, code=0):
        self.write("plan.toml", text)
        return self.expect("plan", "catalogue.csv", "--quick", "--budget", "plan.toml", *arguments,
                           code=code)

    def refuse(self, text, *words):
        run = self.plan(text, code=3)
        for word in words:
            self.assertIn(word, run.stderr)
        self.assertEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)


class WholePlan(PlanTest):
    def test_every_section_is_planned_and_written(self):
        run = self.plan(PLAN, "--out", "p")
        self.assertIn("plan.html", run.stdout)
        names = {path.name for path in (self.folder / "p").iterdir()}
        self.assertLessEqual({"plan.html", "plan.md", "plan.json", "videos.csv", "signing.csv",
                              "promotion.csv", "releases.ics", "releases.csv", "playlists.csv"}, names)
        self.assertTrue(any(name.endswith(".m3u8") for name in names))
        plan = json.loads((self.folder / "p/plan.json").read_text())["plan"]
        self.assertEqual(plan["missing"], [])
        for section in ("videos", "promotion", "signing", "releases", "playlists"):
            self.assertIsNotNone(plan[section], section)
        self.check_videos(plan["videos"])
        self.check_safe(names)

    def check_videos(self, videos):
        totals = videos["totals"]
        self.assertLessEqual(totals["spend"], 60_000)
        self.assertLessEqual(totals["videos"], 12)
        self.assertLessEqual(videos["gap"], 0.001)

    def check_safe(self, names):
        for name in names:
            path = self.folder / "p" / name
            if name.endswith(".csv"):
                for row in csv.reader(path.read_text().splitlines()):
                    for cell in row:
                        number = cell.lstrip("-").replace(".", "").replace("e-", "").isdigit()
                        self.assertTrue(number or not cell.startswith(FORMULA), (name, cell))
            if name.endswith(".m3u8"):
                lines = path.read_text().splitlines()
                self.assertEqual(lines[0], "#EXTM3U")
                for line in lines:
                    self.assertFalse(line.startswith(FORMULA), line)

    def test_threads_and_language_change_no_figure(self):
        one = json.loads(self.plan(PLAN, "--json", "--threads", 1).stdout)
        two = json.loads(self.plan(PLAN, "--json", "--threads", 2, "--lang", "ko").stdout)
        self.assertEqual(one, two)
        self.assertIn("영상", self.plan(PLAN, "--lang", "ko").stdout)

    def test_run_with_a_budget_writes_the_plan_beside_the_report(self):
        self.write("plan.toml", PLAN)
        self.expect("run", "catalogue.csv", "--quick", "--budget", "plan.toml", "--out", "r")
        self.assertTrue((self.folder / "r/plan/plan.html").exists())
        report = json.loads((self.folder / "r/report.json").read_text())
        self.assertIsNotNone(report["plan"]["videos"])
        claims = {claim["id"]: claim for claim in report["findings"]["old_claims"]}
        self.assertIn("From your plan", claims["savings-dollars"]["from_plan"]["en"])

    def test_the_choices_are_kept_for_the_ledger(self):
        self.plan(PLAN, "--store", "s.db")
        ledger = json.loads(self.expect("ledger", "--store", "s.db", "--json").stdout)
        self.assertIn("study", [entry["kind"] for entry in ledger["forecasts"]])


    def test_a_sure_gain_is_not_called_certain_on_a_terminal(self):
        run = self.plan("start = 2026-12-01\n" + VIDEOS.replace("0.004", "4000"))
        self.assertIn("a probability of > 99.9 %", run.stdout)

    def test_a_ledger_without_a_snapshot_scores_against_none(self):
        self.expect("train", "catalogue.csv", "--model", "m")
        self.expect("predict", "catalogue.csv", "--model", "m", "--store", "s.db", "--out", "p.csv")
        self.assertIn("no snapshot yet", self.expect("ledger", "--store", "s.db").stdout)

    def test_the_ledger_speaks_the_language_asked_for(self):
        self.plan(PLAN, "--store", "s.db", "--as-of", "2026-10-01")
        ledger = self.expect("ledger", "--store", "s.db", "--lang", "ko").stdout
        self.assertIn("계획", ledger)
        for word in ("study", "plan", "log_streams"):
            self.assertNotIn(word, ledger)


class Example(PlanTest):
    def test_the_example_plan_file_is_read(self):
        text = self.expect("plan", "--example").stdout
        self.assertIn("[[videos.tiers]]", text)
        self.write("plan.toml", text)
        self.write("spend_history.csv", (self.folder / "spend.csv").read_bytes())
        run = self.run_program("plan", "catalogue.csv", "--quick", "--budget", "plan.toml")
        self.assertIn(run.returncode, (0, 3, 4), run.stderr)
        self.assertNotIn("is not known", run.stderr)

    def test_without_a_plan_file_it_says_how_to_begin(self):
        self.assertIn("plan --example", self.expect("plan", "catalogue.csv", code=2).stderr)
        self.expect("plan", "catalogue.csv", "--budget", "none.toml", code=4)


class Score(PlanTest):
    def setUp(self):
        super().setUp()
        header, *rows = csv.reader((self.folder / "catalogue.csv").read_text().splitlines())
        counts = [header.index(name) for name in ("Stream", "Views", "Likes", "Comments")]
        demos = [["" if i in counts else cell for i, cell in enumerate(row)] for row in rows[:12]]
        with (self.folder / "demos.csv").open("w", newline="") as file:
            csv.writer(file).writerows([header, *demos])
        self.expect("train", "catalogue.csv", "--model", "m")
        self.write("plan.toml", "[signing]\nmiss_cost = 90\nfalse_alarm_cost = 10\nthreshold = 0.05\n")

    def test_demos_get_a_probability_a_base_rate_reasons_and_the_rule(self):
        arguments = ("score", "demos.csv", "--model", "m", "--budget", "plan.toml")
        scored = json.loads(self.expect(*arguments, "--json").stdout)
        self.assertEqual(len(scored["demos"]), 12)
        for demo in scored["demos"]:
            self.assertTrue(0 < demo["hit_probability"] < 1)
            self.assertLess(demo["streams_low"], demo["streams_high"])
            self.assertTrue(demo["reasons"]["hit"]["families"])
            self.assertTrue(demo["nearest"])
        (rule,) = scored["rules"]
        self.assertEqual(rule["scenario"], "a")
        self.assertEqual(rule["passed"],
                         sum(demo["hit_probability"] >= 0.05 for demo in scored["demos"]))
        self.assertAlmostEqual(rule["table"]["cost_threshold"], 0.1)
        text = self.expect(*arguments).stdout
        for words in ("Base rate", "Of those tracks the rule takes", "Your costs imply 10.0 %"):
            self.assertIn(words, text)
        self.assertIn("기준율", self.expect(*arguments, "--lang", "ko").stdout)

    def test_artists_of_the_roster_are_scored_with_their_other_tracks(self):
        scored = json.loads(self.expect("score", "demos.csv", "--model", "m", "--roster",
                                        "catalogue.csv", "--json").stdout)
        self.assertIn("b", {demo["scenario"] for demo in scored["demos"]})
        self.assertIn("b", {rule["scenario"] for rule in scored["rules"]})


class Missing(PlanTest):
    def test_costs_that_are_not_said_are_asked_for_and_the_rest_is_planned(self):
        run = self.plan("start = 2026-12-01\n[videos]\nbudget = 1000\n[signing]\n[playlists]\n", "--json")
        plan = json.loads(run.stdout)["plan"]
        asked = " ".join(sentence["en"] for sentence in plan["missing"])
        for key in ("value_a_stream", "tiers", "miss_cost"):
            self.assertIn(key, asked)
        self.assertIsNone(plan["videos"])
        self.assertIsNotNone(plan["playlists"])

    def test_a_catalogue_too_small_for_models_is_told_apart_from_one_that_does_not_pay(self):
        self.generate(30, seed=5)
        run = self.plan(PLAN)
        self.assertIn("Videos: none. There is no track to plan for", run.stdout)
        self.assertIn("[signing] cannot be answered", run.stdout)

    def test_without_a_spend_history_the_split_says_what_to_collect(self):
        plan = json.loads(self.plan("[promotion]\nbudget = 1000\n", "--json").stdout)["plan"]
        self.assertEqual(plan["promotion"]["verdict"], "not-identifiable")
        self.assertTrue(plan["promotion"]["collect"])


class BadPlans(PlanTest):
    def test_numbers_that_cannot_be(self):
        self.refuse(VIDEOS.replace("60_000", "0"), "plan.toml:3", "videos.budget")
        self.refuse(VIDEOS.replace("60_000", "-5"), "plan.toml:3", "videos.budget")
        self.refuse(VIDEOS.replace("cost = 800", "cost = 0"), "videos.tiers[2].cost")
        self.refuse(VIDEOS.replace("effect = 0.3", "effect = 3"), "videos.tiers[2].effect")

    def test_unknown_words(self):
        self.refuse(VIDEOS.replace('"lyric"', '"lirics"'), "no tier", "lyric")
        self.refuse(PLAN.replace("[signing]", "[singing]"), "singing", "signing")
        self.refuse("[videos", "plan.toml:1")

    def test_a_budget_that_pays_for_nothing(self):
        self.refuse("start = 2026-12-01\n" + VIDEOS.replace("60_000", "500"), "videos.budget", "cheapest")

    def test_what_no_plan_can_be_made_of_is_refused_before_the_catalogue_is_read(self):
        self.write("plan.toml", PLAN.replace("spend.csv", "nowhere.csv"))
        run = self.expect("plan", "no_catalogue.csv", "--budget", "plan.toml", code=4)
        self.assertIn("nowhere.csv", run.stderr)

    def test_the_reference_profile_makes_no_plan_and_says_so(self):
        self.write("plan.toml", PLAN)
        run = self.expect("run", "catalogue.csv", "--profile", "reference", "--budget", "plan.toml",
                          "--out", "r", code=2)
        self.assertIn("makes no plan", run.stderr)

    def test_dates(self):
        self.write("releases.csv", RELEASES.replace("2026-12-18", "2026-11-01"))
        self.refuse(PLAN, "releases.csv", "2026-11-01")
        self.write("releases.csv", RELEASES.replace("2026-12-18", "2026-12-32"))
        self.refuse(PLAN, "releases.csv:2")
        self.write("releases.csv", RELEASES.replace("=A,Two,", "=A,Two,2026-12-20"))
        self.refuse(PLAN, "releases.csv", "2026-12-18", "2026-12-20")

    def test_promises_that_collide(self):
        self.refuse('[promotion]\nbudget = 100\n[[promotion.platforms]]\nname = "spotify"\nleast = 200\n',
                    "promotion.budget", "least")
        self.refuse(PLAN.replace("[promotion]\n", "[promotion]\n")
                    + '[[promotion.platforms]]\nname = "spotifi"\n', "spotifi", "spotify")


    def test_the_old_pipeline_has_nothing_to_plan_from(self):
        self.write("plan.toml", "[playlists]\n")
        run = self.expect("run", "catalogue.csv", "--profile", "reference", "--budget", "plan.toml",
                          code=2)
        self.assertIn("--profile reference", run.stderr)


class SpendFiles(PlanTest):
    def history(self, change):
        rows = list(csv.reader((self.folder / "spend.csv").read_text().splitlines()))
        with (self.folder / "spend.csv").open("w", newline="") as file:
            csv.writer(file).writerows(change(rows))

    def split(self):
        return json.loads(self.plan('[promotion]\nbudget = 3000\nhistory = "spend.csv"\n',
                                    "--json").stdout)["plan"]["promotion"]

    def test_gaps_are_named(self):
        week = list(csv.reader((self.folder / "spend.csv").read_text().splitlines()))[40][0]
        self.history(lambda rows: [row for row in rows if row[0] != week])
        self.refuse('[promotion]\nbudget = 3000\nhistory = "spend.csv"\n', "spend.csv", week)

    def test_one_platform_and_too_few_weeks_are_not_identifiable(self):
        whole = (self.folder / "spend.csv").read_bytes()
        self.history(lambda rows: rows[:1] + [row for row in rows if row[1] == "spotify"])
        self.assertEqual(self.split()["verdict"], "not-identifiable")
        self.write("spend.csv", whole)
        weeks = sorted({row[0] for row in csv.reader(whole.decode().splitlines())} - {"week"})[:8]
        self.history(lambda rows: rows[:1] + [row for row in rows if row[0] in weeks])
        split = self.split()
        self.assertEqual(split["verdict"], "not-identifiable")
        self.assertTrue(split["reasons"])


if __name__ == "__main__":
    program.main()
