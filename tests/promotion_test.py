#!/usr/bin/env python3
"""Versions of a store's models: who becomes champion and who does not, the way back, drift."""
import csv
import io
import sqlite3

import program


class PromotionTest(program.ProgramTest):
    def rows(self, name):
        return list(csv.reader(io.StringIO((self.folder / name).read_text(encoding="utf-8"), newline="")))

    def write_rows(self, name, rows):
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)

    def change(self, name, column, change):
        """Another file whose column is what change(cells) gives."""
        header, *rows = self.rows("catalogue.csv")
        place = header.index(column)
        for row, cell in zip(rows, change([row[place] for row in rows])):
            row[place] = cell
        self.write_rows(name, [header, *rows])

    def study(self, name, day, *options):
        """A quick study whose models are to be served."""
        return self.expect("run", *name, "--store", "s.db", "--quick", "--model", "s.db.models", "--out", "o",
                           *(["--as-of", day] if day else []), *options)

    def aged_champion(self):
        """Version 1 learnt from counts that have grown fiftyfold since, version 2 from those of today."""
        self.generate(300, seed=5)
        self.change("early.csv", "Stream", lambda cells: [str(round(float(cell) / 50)) if cell else cell for cell in cells])
        self.study(["early.csv"], "2024-01-01", "--seed", 3)
        self.study(["catalogue.csv"], "2024-05-01")

    def versions(self):
        return self.expect_json("models", "--store", "s.db")["versions"]

    def aliases(self):
        return {each["alias"]: each["number"] for each in self.versions() if each["alias"]}

    def trail(self):
        return self.expect_json("models", "--trail", "--store", "s.db")["changes"]

    def folder_of(self, number):
        return self.folder / "s.db.models/versions" / self.versions()[number - 1]["version"]

    def assert_served(self, number):
        for name in ("study.cfm", "streams_a.cfm", "streams_a.md"):
            self.assertEqual((self.folder / "s.db.models" / name).read_bytes(),
                             (self.folder_of(number) / name).read_bytes(), name)

    def alter(self, path):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)


class Promotion(PromotionTest):
    def test_a_better_challenger_is_promoted_an_equal_one_is_not_and_one_command_goes_back(self):
        self.aged_champion()
        self.assertEqual(self.aliases(), {"champion": 1, "challenger": 2})
        self.assert_served(1)
        first, second = self.versions()
        self.assertEqual((first["data"]["name"], second["data"]["name"]), ("early.csv", "catalogue.csv"))
        self.assertEqual([second["effort"], second["seed"], second["report"]], ["quick", 7, 2])
        figures = {(each["target"], each["scenario"]): each["estimate"] for each in second["figures"]}
        self.assertLess(figures["log_streams", "c"]["low"], figures["log_streams", "c"]["value"])

        promoted = self.expect_json("promote", "--store", "s.db")["promotion"]
        self.assertTrue(promoted["promoted"])
        self.assertTrue(promoted["trial"]["won"])
        streams = next(each for each in promoted["trial"]["figures"]
                       if (each["target"], each["scenario"]) == ("log_streams", "c"))
        self.assertEqual(streams["verdict"], "better")
        self.assertGreater(streams["sure_gain"], 0)
        self.assertEqual(streams["champion"]["n"], streams["challenger"]["n"])
        self.assertEqual(self.aliases(), {"champion": 2})
        self.assert_served(2)
        self.expect("promote", 2, "--store", "s.db", code=2)

        # The same recipe with another seed is no better.
        said = self.study([], None, "--seed", 8).stdout
        self.assertIn("version 3 (challenger)", said)
        self.assert_served(2)
        refused = self.expect("promote", "--store", "s.db", "--lang", "ko", code=1)
        self.assertIn("version 3 is not promoted", refused.stderr)
        self.assertEqual(refused.stderr.count("\n"), 1)
        self.assertIn("승격", self.expect("models", "--trail", "--store", "s.db", "--lang", "ko").stdout)
        self.assertIn("챔피언", refused.stdout)
        self.assertEqual(self.aliases(), {"champion": 2, "challenger": 3})

        self.expect("promote", "--store", "s.db", "--force", code=2)
        self.expect("promote", "--store", "s.db", "--reason", "because", code=2)
        self.expect("promote", "--store", "s.db", "--force", "--reason", "회의에서 정함")
        self.assert_served(3)
        self.expect("rollback", "--store", "s.db", "--reason", "worse in use")
        self.assertEqual(self.aliases(), {"champion": 2, "challenger": 3})
        self.assert_served(2)
        self.expect("rollback", "--store", "s.db")
        self.assert_served(1)
        run = self.expect("rollback", "--store", "s.db", code=4)
        self.assertIn("champion before", run.stderr)

        trail = self.trail()
        self.assertEqual([(each["action"], each["version"], each["champion"]) for each in trail],
                         [("train", 1, 1), ("train", 2, 1), ("promote", 2, 2), ("train", 3, 2), ("refuse", 3, 2),
                          ("force", 3, 3), ("rollback", 2, 2), ("rollback", 1, 1)])
        self.assertEqual(trail[5]["reason"], "회의에서 정함")
        self.assertEqual(trail[2]["evidence"]["won"], True)
        self.assertTrue(trail[4]["reason"])
        self.assertTrue(all(each["who"] and each["at"] > 1_700_000_000_000 for each in trail))

    def test_a_retrained_champion_takes_over_by_itself_until_somebody_has_chosen(self):
        self.generate(150, seed=5)
        for name, factor in (("march.csv", 0.5), ("june.csv", 2), ("july.csv", 3)):
            self.change(name, "Stream", lambda cells, factor=factor: [str(float(cell) * factor) if cell else cell for cell in cells])
        self.study(["catalogue.csv"], "2024-05-01")
        self.assertIn("version 2 (champion)", self.study(["june.csv"], "2024-06-01").stdout)
        self.assert_served(2)
        # The same again is the same version, counts of an earlier day are the challenger's.
        self.study(["june.csv"], "2024-06-01")
        self.assertEqual(len(self.versions()), 2)
        self.study(["march.csv"], "2024-03-01")
        self.assertEqual(self.aliases(), {"champion": 2, "challenger": 3})
        self.assert_served(2)
        self.expect("rollback", "--store", "s.db")
        self.assert_served(1)
        self.assertIn("version 4 (challenger)", self.study(["july.csv"], "2024-07-01").stdout)
        self.assertEqual(self.aliases(), {"champion": 1, "challenger": 4})
        self.assert_served(1)

    def test_an_altered_version_is_neither_promoted_nor_gone_back_to(self):
        self.aged_champion()
        self.expect("promote", "--store", "s.db", "--force", "--reason", "test")
        first, second = self.folder_of(1), self.folder_of(2)
        for name in ("streams_a.cfm", "study.cfm", "streams_a.json"):
            self.alter(first / name)
            run = self.expect("rollback", "--store", "s.db", code=3)
            self.assertIn(name, run.stderr)
            self.assertIn("altered", run.stderr)
            self.assertEqual(self.aliases(), {"champion": 2})
            self.assert_served(2)
            self.alter(first / name)
        (first / "streams_c.cfm").unlink()
        self.assertIn("missing", self.expect("rollback", "--store", "s.db", code=3).stderr)
        # The same training again makes it whole.
        self.study(["early.csv"], "2024-01-01", "--seed", 3)
        self.assertEqual(len(self.versions()), 2)
        self.expect("rollback", "--store", "s.db")
        self.alter(second / "streams_a.cfm")
        self.expect("promote", 2, "--store", "s.db", "--force", "--reason", "test", code=3)
        self.assert_served(1)

    def test_predictions_are_the_champions_and_named_after_it(self):
        self.aged_champion()
        first = self.expect("predict", "catalogue.csv", "--store", "s.db").stdout
        self.assertEqual(first, self.expect("predict", "catalogue.csv", "--model", self.folder_of(1)).stdout)
        self.expect("promote", "--store", "s.db", "--force", "--reason", "test")
        second = self.expect("predict", "catalogue.csv", "--store", "s.db").stdout
        self.assertNotEqual(first, second)
        self.assertEqual(second, self.expect("predict", "catalogue.csv", "--model", "s.db.models").stdout)
        connection = sqlite3.connect(self.folder / "s.db")
        self.addCleanup(connection.close)
        self.assertEqual([row[0] for row in connection.execute(
            "SELECT model_version FROM forecasts ORDER BY forecast_id")],
            [each["version"] for each in self.versions()])
        self.alter(self.folder_of(2) / "study.cfm")
        self.expect("predict", "catalogue.csv", "--store", "s.db", code=3)
        self.expect("predict", "catalogue.csv", code=2)

    def test_a_folder_of_ones_own_gets_what_was_trained_whoever_is_champion(self):
        self.generate(150, seed=5)
        self.study(["catalogue.csv"], "2024-01-01")
        said = self.expect("run", "--store", "s.db", "--quick", "--seed", 8, "--model", "mine", "--out", "o").stdout
        self.assertIn("version 2", said)
        self.assertEqual((self.folder / "mine/study.cfm").read_bytes(),
                         (self.folder_of(2) / "study.cfm").read_bytes())
        self.assert_served(1)

    def test_a_store_without_models_says_what_is_missing(self):
        self.generate(20)
        self.expect("import", "catalogue.csv", "--store", "s.db")
        self.assertIn("train", self.expect("models", "--store", "s.db").stdout)
        for command in ("promote", "rollback", "drift"):
            self.expect(command, "--store", "s.db", code=4)
            self.expect(command, "--store", "none.db", code=4)
        self.expect("promote", 0, "--store", "s.db", code=2)
        self.expect("predict", "catalogue.csv", "--store", "s.db", code=4)


class Drift(PromotionTest):
    def drift(self, code, *options):
        return self.expect("drift", "--store", "s.db", *options, code=code).stdout

    def drift_json(self, code):
        return program.json.loads(self.drift(code, "--json"))["drift"]

    def test_the_same_file_is_stable_and_a_shifted_one_has_drifted(self):
        self.generate(300, seed=5)
        self.study(["catalogue.csv"], "2024-01-01")
        same = self.drift_json(0)
        self.assertEqual((same["verdict"], same["snapshot"], same["outcomes"]), ("stable", 1, []))
        self.assertEqual({each["index"]["value"] for each in same["features"]}, {0.0})
        self.assertEqual(same["new_artists"]["value"], 0)

        self.change("louder.csv", "Loudness", lambda cells: [str(float(cell) + 12) if cell else cell for cell in cells])
        self.expect("import", "louder.csv", "--store", "s.db", "--as-of", "2024-06-01")
        louder = self.drift_json(6)
        loudness = next(each for each in louder["features"] if each["feature"] == "loudness")
        self.assertEqual((louder["verdict"], loudness["verdict"]), ("drifted", "drifted"))
        self.assertGreater(loudness["index"]["low"], 0.25)
        self.assertEqual({each["family"]: each["verdict"] for each in louder["families"]}["audio"], "drifted")
        self.assertEqual({each["verdict"] for each in louder["features"] if each["feature"] != "loudness"}, {"stable"})
        # Streams came as foretold: out of fold, on counts that have not changed since.
        self.assertTrue(louder["outcomes"])
        self.assertNotIn("drifted", {each["verdict"] for each in louder["outcomes"]})
        self.assertIn("변화함", self.drift(6, "--lang", "ko"))
        self.assertIn("stable", self.drift(0, "--threshold", "100"))
        self.expect("drift", "--store", "s.db", "--threshold", "0", code=2)

    def test_streams_that_came_otherwise_than_foretold_are_a_drift(self):
        self.generate(300, seed=5)
        self.study(["catalogue.csv"], "2024-01-01")
        self.change("grown.csv", "Stream", lambda cells: [str(float(cell) * 1000) if cell else cell for cell in cells])
        self.expect("import", "grown.csv", "--store", "s.db", "--as-of", "2025-01-01")
        grown = self.drift_json(6)
        streams = [each for each in grown["outcomes"] if each["target"] == "log_streams"]
        self.assertEqual({each["verdict"] for each in streams}, {"drifted"})
        self.assertLess(streams[0]["coverage"]["high"], 0.8)

    def test_a_small_import_settles_nothing(self):
        self.generate(300, seed=5)
        self.study(["catalogue.csv"], "2024-01-01")
        header, *rows = self.rows("catalogue.csv")
        self.write_rows("few.csv", [header, *rows[:40]])
        self.expect("import", "few.csv", "--store", "s.db", "--as-of", "2024-06-01")
        few = self.drift_json(7)
        self.assertEqual((few["verdict"], few["inputs"]), ("undecided", "undecided"))


if __name__ == "__main__":
    program.main()
