#!/usr/bin/env python3
"""`crossfade listen` with a model: demos scored by what is heard of them."""
import csv
import io
import json
import shutil
import unicodedata

import program
import sounds

PERCEIVED = {"Danceability", "Energy", "Speechiness", "Acousticness", "Instrumentalness", "Liveness", "Valence"}


def first_artist(path):
    with open(path, newline="") as file:
        return next(csv.DictReader(file))["Artist"]


class Scoring(program.ProgramTest):
    """One study of a small catalogue for all cases."""
    study = None

    @classmethod
    def tearDownClass(cls):
        if Scoring.study:
            shutil.rmtree(Scoring.study, ignore_errors=True)
            Scoring.study = None

    def setUp(self):
        super().setUp()
        if Scoring.study is None:
            self.generate(300, seed=5)
            self.expect("run", "catalogue.csv", "--store", "s.db", "--model", "s.db.models", "--quick")
            self.expect("train", "catalogue.csv", "--model", "m")
            Scoring.study = self.folder.with_suffix(".study")
            shutil.copytree(self.folder, Scoring.study)
        else:
            shutil.copytree(Scoring.study, self.folder, dirs_exist_ok=True)
        (self.folder / "demos").mkdir()
        for transpose in range(3):
            self.write(f"demos/{transpose}.wav", sounds.wav([sounds.song(12, transpose=transpose)]))

    def scores(self, *arguments, code=0):
        run = self.expect("listen", "demos", "--json", *arguments, code=code)
        return {file["file"].split("/")[-1]: file.get("score") for file in json.loads(run.stdout)["files"]}

    def test_every_demo_has_its_chance_its_rank_and_what_was_not_told(self):
        scores = self.scores("--model", "m")
        by_chance = sorted(scores.values(), key=lambda score: -score["hit_probability"])
        self.assertEqual(by_chance[0]["rank"]["place"], 1)
        self.assertEqual({score["rank"]["of"] for score in by_chance}, {3})
        self.assertLessEqual(by_chance[1]["rank"]["place"], by_chance[2]["rank"]["place"])
        for score in scores.values():
            self.assertEqual(score["scenario"], "a")
            self.assertTrue(0 < score["hit_probability"] < 1)
            self.assertAlmostEqual(score["lift"], score["hit_probability"] / score["base_rate"]["value"] - 1)
            self.assertLess(score["streams_low"], score["streams"])
            self.assertLess(score["streams"], score["streams_high"])
            self.assertTrue(score["by_sound_alone"])
            self.assertLessEqual({reason["family"] for reason in score["reasons"]["hit"]["families"]}, {"audio"})
            self.assertEqual(set(score["hidden"]), PERCEIVED)
            self.assertEqual(set(score["read"]), {"Tempo", "Key", "Duration_ms", "Loudness"})
            self.assertEqual(len(score["nearest"]), 5)
            self.assertLessEqual(score["alike"]["low"], score["alike"]["value"])
            self.assertEqual(score["rank"]["released"], score["auc"]["n"])

    def test_a_store_scores_by_its_champion_and_knows_its_artists(self):
        by_store = self.scores("--store", "s.db")
        self.assertEqual({score["scenario"] for score in by_store.values()}, {"a"})
        again = self.scores("--store", "s.db")
        self.assertEqual(by_store, again)

    def test_an_artist_of_the_roster_is_scored_with_it(self):
        artist = first_artist(self.folder / "catalogue.csv")
        scores = self.scores("--model", "m", "--roster", "catalogue.csv", "--artist", artist)
        self.assertEqual({score["scenario"] for score in scores.values()}, {"b"})
        stranger = self.scores("--model", "m", "--roster", "catalogue.csv", "--artist", "Nobody Yet")
        self.assertEqual({score["scenario"] for score in stranger.values()}, {"a"})

    def test_a_sheet_speaks_of_each_demo(self):
        artist = first_artist(self.folder / "catalogue.csv")
        self.write("sheet.csv", f"file,artist,track,Album Type,official_video\n0.wav,{artist},One,single,no\n"
                                "1.wav,새 가수,둘,album,yes\n")
        scores = self.scores("--model", "m", "--roster", "catalogue.csv", "--sheet", "sheet.csv")
        self.assertEqual([scores[f"{i}.wav"]["scenario"] for i in range(3)], ["b", "a", "a"])
        self.write("sheet.csv", "file,artist\n0.wave,Nobody Yet\n")
        said = self.expect("listen", "demos", "--model", "m", "--sheet", "sheet.csv").stderr
        self.assertIn("'0.wave'", said)
        self.assertEqual(scores["1.wav"]["artist"], "새 가수")
        self.assertIn("video", scores["1.wav"]["note"])
        self.assertNotIn("video", scores["0.wav"]["note"])
        self.assertEqual(scores["2.wav"]["artist"], "")
        self.assertEqual([scores[f"{i}.wav"]["by_sound_alone"] for i in range(3)], [False, False, True])

    def test_a_sheet_finds_files_in_any_case_and_as_a_mac_writes_them(self):
        name = unicodedata.normalize("NFD", "첫 데모É.wav")
        (self.folder / "demos/0.wav").rename(self.folder / "demos" / name)
        self.write("sheet.csv", "file,track\ndemos/첫 데모é.WAV,Found\n")
        self.assertEqual(self.scores("--model", "m", "--sheet", "sheet.csv")[name]["track"], "Found")
        self.assertEqual(self.expect("listen", "demos", "--model", "m", "--sheet", "sheet.csv").stderr, "")

    def test_a_sheet_that_is_none_is_refused_with_its_place(self):
        for text, place, words in (("name,artist\n", "sheet.csv:1", "'name'"), ("artist\nIU\n", "sheet.csv:1", "'file'"),
                                   ("file,artist\na.wav\n", "sheet.csv:2", "cell"),
                                   ("file\na.wav\na.wav\n", "sheet.csv:3", "twice")):
            self.write("sheet.csv", text)
            run = self.expect("listen", "demos", "--model", "m", "--sheet", "sheet.csv", code=3)
            self.assertIn(place, run.stderr)
            self.assertIn(words, run.stderr)

    def test_on_any_number_of_threads_the_same_bytes(self):
        answers = {self.expect("listen", "demos", "--json", "--model", "m", "--threads", n).stdout for n in (1, 2, 3)}
        self.assertEqual(len(answers), 1)

    def test_what_is_refused_has_no_score_and_the_others_have(self):
        self.write("demos/zz.wav", "no sound at all")
        scores = self.scores("--model", "m", code=3)
        self.assertIsNone(scores["zz.wav"])
        self.assertEqual(scores["0.wav"]["rank"]["of"], 3)

    def test_the_table_says_what_sound_alone_can_say_in_both_languages(self):
        english = self.expect("listen", "demos", "--model", "m").stdout
        self.assertIn("From the sound alone, AUC", english)
        named = self.expect("listen", "demos", "--model", "m", "--artist", "Nobody Yet").stdout
        self.assertIn("From the sound and what names", named)
        self.assertIn("0.wav: chance of a hit", english)
        korean = self.expect("listen", "demos", "--model", "m", "--lang", "ko").stdout
        self.assertIn("히트 확률", korean)
        self.assertIn("소리만으로 얻은 확률의 AUC", korean)

    def test_csv_has_a_line_a_file_with_its_score(self):
        rows = list(csv.DictReader(io.StringIO(self.expect("listen", "demos", "--csv", "--model", "m").stdout)))
        self.assertEqual(len(rows), 3)
        for row in rows:
            self.assertTrue(0 < float(row["hit_probability"]) < 1)
            self.assertGreater(int(row["released"]), 50)
        rows = list(csv.DictReader(io.StringIO(self.expect("listen", "demos", "--csv").stdout)))
        self.assertEqual({row["hit_probability"] for row in rows}, {""})

    def test_without_a_model_there_is_no_score_and_asking_for_one_is_an_error(self):
        self.assertEqual(set(self.scores().values()), {None})
        self.assertEqual(set(self.scores("--store", "new.db").values()), {None})
        run = self.expect("listen", "demos", "--roster", "catalogue.csv", code=2)
        self.assertIn("--model", run.stderr)
        self.expect("listen", "demos", "--artist", "Nobody Yet", code=2)

    def test_a_champion_that_cannot_be_read_is_no_reason_not_to_listen(self):
        for model in self.folder.glob("s.db.models/**/*.cfm"):
            model.write_bytes(b"CFMODEL?")
        run = self.expect("listen", "demos", "--json", "--store", "s.db")
        self.assertIn("not scored", run.stderr)
        self.assertEqual(len(json.loads(run.stdout)["files"]), 3)


if __name__ == "__main__":
    program.main()
