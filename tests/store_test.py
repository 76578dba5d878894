#!/usr/bin/env python3
"""What a store stands: being killed in mid-import, locks, full disks, other files; what others read in it."""
import csv
import io
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

import program
from program import HEADER, ROOT, ROW

TABLES = ("snapshots", "imports", "issues", "artists", "recordings", "videos", "tracks", "facts",
          "identifiers")


class StoreTest(program.ProgramTest):
    def open(self, name="s.db"):
        connection = sqlite3.connect(self.folder / name, timeout=0.1)
        self.addCleanup(connection.close)
        return connection

    def count(self, connection, table):
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    def content(self, name):
        connection = self.open(name)
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
                for table in TABLES}

    def assert_content(self, name, *expected):
        """That the store holds what one of the expected stores holds. Never asks for a difference of
        contents this long: unittest would be hours at it."""
        content = self.content(name)
        self.assertTrue(any(content == self.content(each) for each in expected),
                        f"{name} holds something else than {' or '.join(expected)}")

    def assert_whole(self, connection):
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        self.assertEqual(connection.execute("PRAGMA foreign_key_check").fetchall(), [])

    def small(self, name="small.csv"):
        return self.write(name, HEADER + "\n" + ROW + "\n")


class KilledImport(StoreTest):
    MOMENTS = 12

    def setUp(self):
        super().setUp()
        self.small()
        self.generate(60000, seed=3, name="large.csv")
        self.expect("import", "small.csv", "--store", "before.db")
        shutil.copy(self.folder / "before.db", self.folder / "undisturbed.db")
        began = time.monotonic()
        self.expect("import", "large.csv", "--store", "undisturbed.db")
        self.duration = time.monotonic() - began

    def kill_after(self, seconds, store):
        importing = subprocess.Popen([program.PROGRAM, "import", "large.csv", "--store", store],
                                     cwd=self.folder, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            importing.wait(seconds)
        except subprocess.TimeoutExpired:
            importing.send_signal(signal.SIGKILL)
        return importing.wait()

    def check_all_or_nothing(self, name, before, after):
        connection = self.open(name)
        self.assert_whole(connection)
        facts = self.count(connection, "facts")
        self.assertIn(facts, (before, after))
        self.assertEqual(self.count(connection, "snapshots"), 1 if facts == before else 2)
        connection.close()
        return facts

    def test_at_any_moment_leaves_all_or_nothing_and_can_be_done_again(self):
        after = len(self.content("undisturbed.db")["facts"])
        killed = 0
        for moment in range(self.MOMENTS):
            name = f"killed{moment}.db"
            shutil.copy(self.folder / "before.db", self.folder / name)
            code = self.kill_after(self.duration * (moment + 0.5) / self.MOMENTS, name)
            killed += code == -signal.SIGKILL
            self.check_all_or_nothing(name, 1, after)
            if moment % 3 == 2:
                self.expect("import", "large.csv", "--store", name)
                self.assert_content(name, "undisturbed.db")
        self.assertGreaterEqual(killed, self.MOMENTS // 2)

    def test_of_a_new_store_leaves_a_file_that_the_next_import_can_use(self):
        for name in ("large.csv", "small.csv"):
            self.expect("import", name, "--store", "done_before_the_kill.db")
        for share in (0.001, 0.01, 0.5):
            name = f"new{share}.db"
            self.kill_after(self.duration * share, name)
            self.expect("import", "small.csv", "--store", name)
            self.expect("import", "large.csv", "--store", name)
            self.assert_content(name, "undisturbed.db", "done_before_the_kill.db")

    def test_stopped_by_ctrl_c_leaves_all_or_nothing(self):
        after = len(self.content("undisturbed.db")["facts"])
        importing = subprocess.Popen([program.PROGRAM, "import", "large.csv", "--store", "before.db"],
                                     cwd=self.folder, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        time.sleep(self.duration / 4)
        importing.send_signal(signal.SIGINT)
        self.assertEqual(importing.wait(60), 130)
        self.check_all_or_nothing("before.db", 1, after)


class OtherStores(StoreTest):
    def test_a_store_that_another_program_holds_is_busy(self):
        self.small()
        self.expect("import", "small.csv", "--store", "s.db")
        self.write("other.csv", HEADER + "\n" + ROW.replace("Blueming", "Other") + "\n")
        holder = self.open()
        holder.execute("BEGIN IMMEDIATE")
        run = self.expect("import", "other.csv", "--store", "s.db", code=5)
        self.assertIn("another program", run.stderr)
        holder.rollback()
        self.expect("import", "other.csv", "--store", "s.db")

    def test_a_store_locked_for_its_holder_alone_is_busy(self):
        self.small()
        self.expect("import", "small.csv", "--store", "s.db")
        holder = self.open()
        holder.execute("PRAGMA journal_mode = DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        self.expect("import", "small.csv", "--store", "s.db", code=5)

    def test_a_store_of_a_newer_version_is_left_alone(self):
        self.small()
        self.expect("import", "small.csv", "--store", "s.db")
        connection = self.open()
        connection.execute("PRAGMA user_version = 255")
        connection.close()
        before = (self.folder / "s.db").read_bytes()
        run = self.expect("import", "small.csv", "--store", "s.db", code=5)
        self.assertIn("newer", run.stderr)
        self.expect("run", "--store", "s.db", code=5)
        self.assertEqual((self.folder / "s.db").read_bytes(), before)

    def test_a_file_that_is_no_store_is_refused_and_kept(self):
        self.small()
        other = self.open("other.db")
        other.execute("CREATE TABLE a (x)")
        other.close()
        self.write("text.db", "Artist,Track\n" * 100)
        for name in ("other.db", "text.db", "small.csv"):
            before = (self.folder / name).read_bytes()
            run = self.expect("import", "small.csv", "--store", name, code=3)
            self.assertIn(name, run.stderr)
            self.assertEqual(run.stderr.count("\n"), 1, run.stderr)
            self.assertEqual((self.folder / name).read_bytes(), before)

    def test_a_store_that_is_not_there_is_not_found(self):
        self.expect("run", "--store", "none.db", code=4)
        self.expect("reports", "--store", "none.db", code=4)
        self.assertFalse((self.folder / "none.db").exists())

    def test_files_that_are_refused_make_no_store(self):
        self.write("bad.csv", "colour,size\nred,1\n")
        for command in ("import", "run"):
            self.expect(command, "bad.csv", "--store", "s.db", code=3)
            self.expect(command, "none.csv", "--store", "s.db", code=4)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["bad.csv"])

    def test_a_full_disk_leaves_what_was_stored_before(self):
        self.small()
        self.generate(20000, name="large.csv")
        self.expect("import", "small.csv", "--store", "s.db")

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

        run = self.run_program("import", "large.csv", "--store", "s.db", preexec_fn=limit)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("what was stored before is whole", run.stderr)
        connection = self.open()
        self.assert_whole(connection)
        self.assertEqual(self.count(connection, "facts"), 1)
        connection.close()
        self.expect("import", "large.csv", "--store", "s.db")
        self.assertEqual(self.count(self.open(), "snapshots"), 2)

    def test_two_imports_at_once_both_arrive(self):
        self.generate(2000, seed=1, name="a.csv")
        self.generate(2000, seed=2, name="b.csv")
        both = [subprocess.Popen([program.PROGRAM, "import", name, "--store", "s.db"],
                                 cwd=self.folder, stdout=subprocess.DEVNULL)
                for name in ("a.csv", "b.csv", "a.csv")]
        self.assertEqual([each.wait(120) for each in both], [0, 0, 0])
        connection = self.open()
        self.assert_whole(connection)
        self.assertEqual(self.count(connection, "snapshots"), 2)


class Ledger(StoreTest):
    """A study and a prediction, and a year later the counts that came."""

    def foretell(self):
        self.generate(300, seed=5, name="then.csv")
        self.generate(30, seed=9, name="later.csv")
        header, *rows = self.read_rows("later.csv")
        counts = [header.index(name) for name in ("Stream", "Views", "Likes", "Comments")]
        self.write_rows("demos.csv", header, [["" if i in counts else cell
                                               for i, cell in enumerate(row)] for row in rows])
        first = self.read_rows("then.csv")[1:]
        streams = counts[0]
        grown = [[str(float(cell) * 2) if i == streams and cell else cell
                  for i, cell in enumerate(row)] for row in first + rows]
        self.write_rows("now.csv", header, grown)
        self.expect("run", "then.csv", "--quick", "--store", "s.db", "--as-of", "2024-01-01",
                    "--out", "o")
        self.expect("train", "then.csv", "--model", "m")
        self.expect("predict", "demos.csv", "--model", "m", "--store", "s.db", "--as-of", "2024-02-01")

    def read_rows(self, name):
        return list(csv.reader(io.StringIO((self.folder / name).read_text(), newline="")))

    def write_rows(self, name, header, rows):
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])

    def ledger(self):
        return json.loads(self.expect("ledger", "--store", "s.db", "--json").stdout)

    def test_forecasts_wait_and_are_scored_when_a_later_snapshot_lands(self):
        self.foretell()
        self.assertIn("이후 스냅샷", self.expect("ledger", "--store", "s.db", "--lang", "ko").stdout)
        before = self.ledger()
        self.assertEqual([entry["scored"] for entry in before["forecasts"]], [False, False])
        self.expect("import", "now.csv", "--store", "s.db", "--as-of", "2025-01-01")
        study, predicted = self.ledger()["forecasts"]
        self.assertEqual([study["kind"], study["made_on"]], ["study", "2024-01-01"])
        self.assertEqual([predicted["kind"], predicted["made_on"]], ["predict", "2024-02-01"])
        for entry, least in ((study, 200), (predicted, 20)):
            streams = next(outcome for outcome in entry["outcomes"]
                           if outcome["target"] == "log_streams" and outcome["scenario"] == "a")
            self.assertGreater(streams["coverage"]["n"], least)
            self.assertGreater(streams["coverage"]["value"], 0.6)
            self.assertLess(streams["coverage"]["low"], streams["coverage"]["value"])

        # Said again when other counts are known, it is another forecast.
        self.expect("predict", "demos.csv", "--model", "m", "--store", "s.db", "--as-of", "2024-02-01")
        self.assertEqual(self.count(self.open(), "forecasts"), 2)

    def test_an_empty_store_says_how_forecasts_come_into_it(self):
        self.small()
        self.expect("import", "small.csv", "--store", "empty.db")
        self.assertIn("--store", self.expect("ledger", "--store", "empty.db").stdout)
        self.expect("ledger", "--store", "none.db", code=4)


class StockReaders(StoreTest):
    def test_every_query_of_the_documentation_gives_rows(self):
        text = (pathlib.Path(os.environ.get("CROSSFADE_DOCS", ROOT / "docs")) / "warehouse.md").read_text()
        queries = re.findall(r"```sql\n(.*?)```", text, re.S)
        self.assertEqual(len(queries), 5)
        first = self.generate(1200)
        bad = ROW.replace("5000.0", "N\\A")
        first.write_text(first.read_text().rstrip("\n") + "\n" + bad + "\n")
        self.expect("import", "catalogue.csv", "--store", "s.db", "--as-of", "2024-04-01")
        self.expect("run", "catalogue.csv", "--store", "s.db", "--as-of", "2024-05-01", "--out", "o")
        connection = self.open()
        for query in queries:
            with self.subTest(query=query):
                self.assertGreater(len(connection.execute(query).fetchall()), 0)

    def test_the_documentation_names_every_column(self):
        text = (ROOT / "docs/warehouse.md").read_text()
        self.small()
        self.expect("run", "small.csv", "--store", "s.db", "--out", "o")
        connection = self.open()
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        self.assertGreaterEqual(len(tables), len(TABLES))
        for (table,) in tables:
            row = re.search(rf"^\| `{table}` \|.*$", text, re.M)
            self.assertIsNotNone(row, table)
            for column in connection.execute(f"PRAGMA table_info({table})"):
                self.assertIn(f"`{column[1]}`", row.group(), table)


if __name__ == "__main__":
    program.main()
