#!/usr/bin/env python3
"""Every kind of bad input gets a clear error or a listed issue: never a crash, a silent zero or half a file."""
import os

import program
from program import HEADER, ROW


def row(**cells):
    values = dict(zip(HEADER.split(",")[1:], ROW.split(",")[1:]))
    values.update({name: str(value) for name, value in cells.items()})
    return "0," + ",".join(values.values())


def table(*rows):
    return "\n".join([HEADER, *rows]) + "\n"


class RefusedFiles(program.ProgramTest):
    """A file that cannot be used is refused by name, with what to do, and leaves nothing behind."""

    def refused(self, path, *words, code=3):
        for command in (("quality", path), ("run", path, "--out", "out"),
                        ("import", path, "--store", "s.db")):
            run = self.expect(*command, code=code)
            self.assertEqual(run.stdout, "")
            self.assertEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)
            for word in (os.path.basename(str(path)), *words):
                self.assertIn(str(word), run.stderr)
        self.assertFalse((self.folder / "out/report.json").exists())

    def test_no_such_file(self):
        self.refused(self.folder / "none.csv", "check the path", code=4)

    def test_a_directory(self):
        self.refused(self.folder, "is a directory")

    def test_an_empty_file(self):
        self.refused(self.write("a.csv", ""), "is empty")

    def test_a_header_alone(self):
        self.refused(self.write("a.csv", HEADER + "\n"))

    def test_xlsx_under_a_csv_name(self):
        self.refused(self.write("a.csv", b"PK\x03\x04" + bytes(100)), "XLSX")

    def test_binary(self):
        self.refused(self.write("a.csv", b"\x7fELF\x02\x01\x01" + bytes(200)), "NUL")

    def test_a_nul_byte(self):
        content = table(ROW, row(Track="a\0b"))
        self.refused(self.write("a.csv", content), "a.csv:3:", "NUL")

    def test_not_utf8(self):
        content = table(ROW, row(Track="Caf\xe9")).encode("latin-1")
        self.refused(self.write("a.csv", content), "a.csv:3:", "UTF-8", "iconv")

    def test_an_open_quote_at_the_end(self):
        self.refused(self.write("a.csv", table(ROW, row(Track='"open'))), "a.csv:3:", "quote")

    def test_doubled_headers(self):
        self.refused(self.write("a.csv", HEADER + ",Artist\n" + ROW + ",x\n"), "Artist")

    def test_unknown_headers(self):
        self.refused(self.write("a.csv", "colour,size\nred,3\n"), "colour", "size", "spotify-and-youtube")


class Predictions(program.ProgramTest):
    """The rows to score and the roster are refused as any file is, and no half answer is left."""

    def test_files_that_cannot_be_used(self):
        self.generate(30)
        self.expect("train", "catalogue.csv", "--model", "m")
        self.write("empty.csv", "")
        self.write("open.csv", table(ROW, row(Track='"open')))
        self.write("latin.csv", table(row(Track="Caf\xe9")).encode("latin-1"))
        for name, code in (("none.csv", 4), ("m", 3), ("empty.csv", 3), ("open.csv", 3),
                           ("latin.csv", 3)):
            for arguments in ((name,), ("catalogue.csv", "--roster", name)):
                run = self.expect("predict", *arguments, "--model", "m", "--out", "o.csv", code=code)
                self.assertIn(name, run.stderr)
                self.assertEqual((run.stdout, run.stderr.count("\n")), ("", 1))
                self.assertFalse((self.folder / "o.csv").exists())

    def test_data_too_thin_for_models_are_trained_and_say_so(self):
        self.generate(30)
        trained = self.expect_json("train", "catalogue.csv", "--model", "m")
        self.assertTrue(all("only" in model["refused"] for model in trained["models"]))
        answer = self.expect("predict", "catalogue.csv", "--model", "m").stdout
        self.assertIn("no streams model could be trained", answer)


class ListedIssues(program.ProgramTest):
    """A bad row or cell is kept, counted and listed, and never becomes a zero."""

    def issues(self, content):
        self.write("a.csv", content)
        quality = self.expect_json("quality", "a.csv", "--rows", "rows.csv")
        return quality["import_issues"]["by_kind"], (self.folder / "rows.csv").read_text()

    def test_rows_too_short_and_too_long(self):
        counts, rows = self.issues(table(ROW, "1,IU,Short", ROW + ",extra,more"))
        self.assertEqual(counts, {"row-too-short": 1, "row-too-long": 1})
        self.assertIn("row-too-short", rows)

    def test_a_negative_count(self):
        counts, rows = self.issues(table(ROW, row(Stream=-5)))
        self.assertEqual(counts, {"negative-count": 1})
        self.assertIn("-5", rows)

    def test_infinite_and_too_large_numbers(self):
        counts, _ = self.issues(table(ROW, row(Stream="inf"), row(Track="b", Views="1e400")))
        self.assertEqual(counts, {"not-a-number": 2})

    def test_thousands_are_read_and_missing_words_are_missing(self):
        self.write("a.csv", table(row(Stream='"1,234"'), row(Track="b", Stream="N/A")))
        self.expect("import", "a.csv", "--store", "s.db")
        import sqlite3
        with sqlite3.connect(self.folder / "s.db") as store:
            streams = [r[0] for r in store.execute("SELECT streams FROM facts ORDER BY position")]
        self.assertEqual(streams, [1234, None])

    def test_a_row_without_a_name(self):
        counts, _ = self.issues(table(ROW, row(Artist="")))
        self.assertEqual(counts, {"name-missing": 1})

    def test_a_cell_of_ten_megabytes(self):
        self.write("a.csv", table(ROW, row(Title="x" * 10_000_000)))
        self.expect("quality", "a.csv")


class ThinData(program.ProgramTest):
    """What the data cannot carry is left out, with the reason, and the rest of the report stands."""

    def refusals(self, content):
        self.write("a.csv", content)
        report = self.expect_json("run", "a.csv", "--out", "out")
        for name in ("report.json", "report.md", "report.html"):
            self.assertTrue((self.folder / "out" / name).exists())
        return [model["refused"] for model in report["models"]]

    def test_a_single_row(self):
        self.assertTrue(all(self.refusals(table(ROW))))

    def test_all_streams_missing(self):
        rows = [row(Artist=f"a{i}", Track=f"t{i}", Stream="") for i in range(200)]
        self.assertTrue(all(self.refusals(table(*rows))))

    def test_one_artist_only(self):
        rows = [row(Track=f"t{i}", Stream=i * i + 1, Duration_ms=200000 + i) for i in range(200)]
        self.assertTrue(all("artist" in reason for reason in self.refusals(table(*rows))))

    def test_constant_columns(self):
        rows = [row(Artist=f"a{i}", Track=f"t{i}") for i in range(200)]
        self.assertTrue(all(self.refusals(table(*rows))))

    def test_fewer_rows_than_folds(self):
        rows = [row(Artist=f"a{i}", Track=f"t{i}", Stream=i + 1) for i in range(3)]
        self.assertTrue(all(self.refusals(table(*rows))))

    def test_a_reference_study_of_three_rows_is_refused(self):
        rows = [row(Artist=f"a{i}", Track=f"t{i}", Stream=i + 1, Views=i + 1, Likes=i + 1)
                for i in range(3)]
        self.write("a.csv", table(*rows))
        run = self.expect("run", "a.csv", "--profile", "reference", code=3)
        self.assertIn("at least 10 rows", run.stderr)

    def test_a_reference_study_of_constant_counts_is_refused(self):
        self.write("a.csv", table(*[row(Artist=f"a{i}", Track=f"t{i}") for i in range(50)]))
        run = self.expect("run", "a.csv", "--profile", "reference", code=3)
        self.assertIn("no spread", run.stderr)


if __name__ == "__main__":
    program.main()
