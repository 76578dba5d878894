#!/usr/bin/env python3
"""What changes while `crossfade serve` runs: imports, studies, plans, events, restarts, and its end."""
import csv
import datetime
import io
import json
import signal
import sqlite3
import statistics
import threading
import time

import program
import serving
from program import HEADER, ROW
from schema import Document
from serving import PATIENCE

API = "/api/v1"
PLAN = """currency = "USD"
start = 2026-10-01
[videos]
budget = 100_000
value_a_stream = 0.003
months = 6
[[videos.tiers]]
name = "full"
cost = 20_000
effect = 1.0
[[videos.tiers]]
name = "lyric"
cost = 1_500
effect = 0.4
[releases]
tracks = "releases.csv"
teaser_days = 7
[promotion]
budget = 5_000
history = "spend_history.csv"
"""
HISTORY = "week,platform,spend,streams,views\n" + "".join(
    f"{datetime.date(2026, 1, 5) + datetime.timedelta(weeks=week)},{platform},{spend},"
    f"{500000 + 9000 * week},{300000 - 800 * week}\n"
    for week in range(24)
    for platform, spend in (("spotify", 1000 + 100 * week), ("youtube", 3000 - 50 * week)))


RELEASES = "artist,track,release_date\n아이유,새 노래,2026-11-06\nnew,demo,\n"
TABLES = [{"name": "spend_history.csv", "text": HISTORY}, {"name": "releases.csv", "text": RELEASES}]
# What an empty store, or a question without parameters, cannot answer with 200.
NEEDS_MORE = {"events", "search", "run_comparison", "ping", "drift"}


class JobsTest(serving.ServerTest):
    def setUp(self):
        super().setUp()
        self.document = Document()

    def assert_documented(self, operation, answer):
        self.assertEqual(self.document.faults(operation, answer), [], (operation, answer.status, answer.body))

    def grown(self, factor=2):
        """The catalogue with other counts."""
        rows = serving.read_csv(self.catalogue.read_text(encoding="utf-8"))
        for row in rows:
            if row["Stream"]:
                row["Stream"] = str(float(row["Stream"]) * factor)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue()

    def upload(self, server, text, name="later.csv", **query):
        answer = server.ask(API + "/imports", "POST", text, {"Content-Type": "text/csv"},
                            {"name": name, "study": 0, **query})
        self.assert_documented("import_file", answer)
        self.assertEqual(answer.status, 202, answer.body)
        return answer.json

    def study(self, server, **wanted):
        answer = server.ask(API + "/studies", "POST", {"quick": True, **wanted})
        self.assert_documented("start_study", answer)
        self.assertEqual(answer.status, 202, answer.body)
        return answer.json

    def total(self, server):
        return server.get("/kpis").json["kpis"]["total_streams"]["value"]


class Imports(JobsTest):
    def test_an_upload_is_followed_at_once_and_makes_the_study_stale(self):
        server = self.serve(self.copy_store())
        events = self.listen(server)
        before = self.total(server)
        old = server.get("/kpis")
        job = self.upload(server, self.grown(), as_of="2024-06-01")
        _, done, ended = events.wait(lambda name, data: name == "job" and data["id"] == job["id"]
                                     and data["state"] == "done")
        _, origin, told = events.wait(lambda name, data: name == "snapshot")
        self.assertLess(told - ended, 1)
        self.assertEqual(self.total(server), 2 * before)
        new = server.get("/kpis", **{"If-None-Match": old.headers["etag"]})
        self.assertEqual(new.status, 200)
        self.assertEqual(origin, new.json["origin"])
        self.assertEqual((origin["snapshot"], origin["as_of"]), (done["snapshot"], "2024-06-01"))
        self.assertTrue(origin["stale"])
        self.assertEqual(origin["report_as_of"], "2024-05-01")
        self.assertTrue(server.get("/status").json["model"]["older_than_data"])
        change = new.json["before"]
        self.assertEqual(change["now"]["total_streams"]["value"], 2 * change["kpis"]["total_streams"]["value"])
        self.assertEqual([each["as_of"] for each in server.get("/imports").json["imports"]],
                         ["2024-06-01", "2024-05-01"])
        track = server.get("/tracks", {"limit": 1}).json["rows"][0]
        history = server.get(f"/tracks/{track['id']}").json["history"]
        self.assertEqual(history[-1]["streams"], 2 * history[0]["streams"])

    def test_the_same_file_again_changes_nothing(self):
        server = self.serve(self.copy_store())
        version = server.get("/status").json["origin"]["version"]
        job = server.ended(self.upload(server, self.catalogue.read_bytes(), "catalogue.csv", as_of="2024-05-01"))
        self.assertEqual((job["state"], job["was_there"], job["snapshot"]), ("done", True, 1))
        self.assertEqual(server.get("/status").json["origin"]["version"], version)

    def test_a_broken_file_is_refused_with_its_place_and_leaves_the_store_as_it_was(self):
        server = self.serve(self.copy_store())
        version = server.get("/status").json["origin"]["version"]
        for text, place in (("Artist,Track\nA,b\n", "later.csv:1"),
                            (HEADER + "\n" + ROW + '\n"never closed', "later.csv:3"),
                            (b"PK\x03\x04" + bytes(range(256)), "later.csv")):
            job = server.ended(self.upload(server, text))
            self.assertEqual(job["state"], "failed", job)
            self.assertIn(place, job["complaint"])
            self.assertNotIn(str(self.folder), job["complaint"])
        self.assertEqual(server.get("/status").json["origin"]["version"], version)

    def test_an_upload_without_a_name_or_with_a_wrong_day_is_refused_and_queues_nothing(self):
        server = self.serve(self.copy_store())
        empty = server.ask(API + "/imports", "POST", "", {"Content-Type": "text/csv"}, {"name": "a.csv"})
        self.assertEqual(empty.status, 422, empty.body)
        self.assert_documented("import_file", empty)
        for query in ({}, {"name": ""}, {"name": "a.csv", "as_of": "yesterday"}, {"name": "a.csv", "as_of": "2024-02-30"}):
            answer = server.ask(API + "/imports", "POST", "x", {"Content-Type": "text/csv"}, query)
            self.assertEqual(answer.status, 400, (query, answer.body))
            self.assert_documented("import_file", answer)
        self.assertEqual(server.get("/jobs").json["jobs"], [])
        self.assertEqual(list((self.folder / "s.db.spool/uploads").iterdir()), [])

    def test_complaints_about_cells_are_listed_by_import(self):
        server = self.serve(self.copy_store())
        bad = HEADER + "\n" + ROW + "\n" + ROW.replace("5000.0", "many") + "\n" + ROW.replace("0.66", "7") + "\n"
        job = server.ended(self.upload(server, bad))
        serving.wait_until(lambda: server.get(f"/imports/{job['snapshot']}/issues").status == 200)
        page = server.get(f"/imports/{job['snapshot']}/issues").json
        self.assertEqual([(row["file"], row["line"], row["column"]) for row in page["rows"]],
                         [("later.csv", 3, "Stream"), ("later.csv", 4, "Danceability")])
        one = server.get(f"/imports/{job['snapshot']}/issues", {"limit": 1}).json
        two = server.get(f"/imports/{job['snapshot']}/issues", {"limit": 1, "cursor": one["next"]}).json
        self.assertEqual(one["rows"] + two["rows"], page["rows"])

    def test_a_folder_is_watched(self):
        watched = self.folder / "incoming"
        watched.mkdir()
        server = self.serve(self.copy_store(), "--watch", watched)
        (watched / "catalogue_2024-07-01.csv").write_text(self.grown(3), encoding="utf-8")
        (watched / "broken.csv").write_text("nothing\n")
        (watched / "notes.txt").write_text("not for us\n")
        before = self.total(server)
        serving.wait_until(lambda: server.get("/status").json["origin"]["as_of"] == "2024-07-01")
        self.assertEqual(self.total(server), 3 * before)
        serving.wait_until(lambda: (watched / "done").is_dir() and len(list((watched / "refused").glob("*"))) == 2)
        self.assertEqual([path.name for path in (watched / "done").iterdir()], ["catalogue_2024-07-01.csv"])
        self.assertTrue((watched / "notes.txt").exists())
        imports = [job for job in server.get("/jobs").json["jobs"] if job["kind"] == "import"]
        self.assertEqual(sorted((job["files"][0]["name"], job["state"]) for job in imports),
                         [("broken.csv", "failed"), ("catalogue_2024-07-01.csv", "done")])
        for job in server.get("/jobs").json["jobs"]:
            if job["state"] in ("queued", "running"):
                server.ask(f"{API}/jobs/{job['id']}", "DELETE")


class Studies(JobsTest):
    def test_a_study_with_a_plan_fills_every_page_while_scores_go_on(self):
        server = self.serve(self.copy_store())
        server.ended(self.upload(server, self.grown(), as_of="2024-06-01"))
        old = server.get("/status").json["model"]["version"]
        events = self.listen(server)
        row = {"Artist": "new", "Track": "demo", "Danceability": 0.5, "Energy": 0.7, "Duration_ms": 200000}
        stop, scored, kpis = threading.Event(), [], []

        def score():
            connection = server.connect()
            while not stop.is_set():
                answer = server.ask(API + "/score", "POST", row, on=connection)
                scored.append((answer.status, answer.json.get("model", {}).get("version")))
                began = time.monotonic()
                answer = server.ask(API + "/kpis", on=connection)
                kpis.append((answer.status, time.monotonic() - began))

        scorer = threading.Thread(target=score)
        scorer.start()
        try:
            job = self.study(server, plan=PLAN, tables=TABLES)
            self.assertTrue(job["with_plan"])
            done = server.ended(job)
            self.assertEqual(done["state"], "done", done)
            _, origin, _ = events.wait(lambda name, data: name == "study")
            events.wait(lambda name, data: name == "model")
            time.sleep(0.2)
        finally:
            stop.set()
            scorer.join()
        self.assertFalse(origin["stale"])
        self.assertEqual(origin["report"], done["report"])
        new = server.get("/status").json["model"]["version"]
        self.assertNotEqual(old, new)
        self.assertEqual({status for status, _ in scored + kpis}, {200})
        self.assertEqual({version for _, version in scored}, {old, new})
        self.assertLess(statistics.median(seconds for _, seconds in kpis), 0.05)
        stages = [data["stage"] for name, data, _ in events.came if name == "job" and data["stage"]]
        self.assertGreater(len(set(stages)), 2)
        self.check_plan(server)
        self.check_report(server, done["report"])

    def check_plan(self, server):
        plans = server.get("/plans")
        self.assert_documented("plans", plans)
        self.assertIsNotNone(plans.json["plan"])
        self.assertGreater(len(plans.json["files"]), 2)
        types = set()
        for name in plans.json["files"]:
            file = server.get(f"/plans/files/{name}")
            self.assert_documented("plan_file", file)
            self.assertEqual(file.status, 200)
            self.assertIn(f'filename="{name}"', file.headers["content-disposition"])
            types.add(file.type)
        self.assertIn("text/csv", types)
        calendar = next(name for name in plans.json["files"] if name.endswith(".ics"))
        self.assertTrue(server.get(f"/plans/files/{calendar}").body.startswith(b"BEGIN:VCALENDAR\r\n"))
        for name in ("none.csv", "..", "%2e%2e%2freport.json", "..%2f..%2f..%2fs.db", ".", "%00"):
            self.assertIn(server.get(f"/plans/files/{name}").status, (400, 404), name)

    def check_report(self, server, number):
        page = server.get(f"/reports/{number}/page")
        self.assert_documented("report_page", page)
        self.assertEqual(page.status, 200)
        self.assertIn("default-src 'none'", page.headers["content-security-policy"])
        self.assertNotIn(b"<script>alert(1)", page.body)
        for language in ("en", "ko"):
            page = server.get(f"/reports/{number}/page", {"lang": language})
            self.assertIn(f'<html lang="{language}"'.encode(), page.body)
        self.assertEqual(server.get(f"/reports/{number}/page", {"lang": "fr"}).status, 400)
        report = server.get(f"/reports/{number}").json
        self.assertEqual(server.get("/findings").json["findings"], report["findings"])
        self.assertEqual(server.get("/models").json["models"], report["models"])
        self.assertEqual(server.get("/quality").json["quality"], report["quality"])
        self.assertEqual(server.get("/plans").json["plan"], report["plan"])

    def test_a_plan_that_cannot_be_made_is_refused_with_its_line_and_leaves_no_file(self):
        server = self.serve(self.copy_store())
        for body in ({"plan": "currency = \"USD\"\nbudgt = 3\n"}, {"plan": "a = "},
                     {"plan": PLAN.replace("spend_history.csv", "/etc/passwd")},
                     {"plan": PLAN, "tables": TABLES[:1]},
                     {"plan": PLAN, "tables": [*TABLES, {"name": "x.csv"}]},
                     {"plan": PLAN, "tables": 3}, {"quick": "yes"}, {"plan": 1}, {"fast": True}):
            answer = server.ask(API + "/studies", "POST", body)
            self.assertIn(answer.status, (400, 422), body)
            self.assert_documented("start_study", answer)
        self.assertEqual(server.ask(API + "/studies", "POST", {"plan": "a = 1\nb = \n"}).json["place"]["line"], 2)
        self.assertEqual(server.get("/jobs").json["jobs"], [])
        self.assertEqual(list((self.folder / "s.db.spool/uploads").iterdir()), [])

    def test_a_study_follows_an_import_that_asks_for_one_and_both_can_be_cancelled(self):
        server = self.serve(self.copy_store())
        first = server.ended(self.upload(server, self.grown(), as_of="2024-06-01", study=1))
        serving.wait_until(lambda: len(server.get("/jobs").json["jobs"]) == 2)
        study = server.get("/jobs").json["jobs"][0]
        self.assertEqual((study["kind"], study["follows"]), ("study", first["id"]))
        serving.wait_until(lambda: server.job(study["id"])["state"] == "running")
        waiting = self.study(server)
        cancelled = server.ask(f"{API}/jobs/{waiting['id']}", "DELETE")
        self.assert_documented("cancel_job", cancelled)
        self.assertEqual(cancelled.json["state"], "cancelled")
        server.ask(f"{API}/jobs/{study['id']}", "DELETE")
        self.assertEqual(server.ended(study)["state"], "cancelled")
        again = server.ask(f"{API}/jobs/{study['id']}", "DELETE")
        self.assertEqual(again.status, 400)
        serving.wait_until(lambda: server.get("/status").json["origin"]["stale"])
        pages = server.get("/jobs", {"limit": 2}).json
        rest = server.get("/jobs", {"limit": 2, "cursor": pages["next"]}).json
        self.assertEqual([job["id"] for job in pages["jobs"] + rest["jobs"]],
                         sorted((first["id"], study["id"], waiting["id"]), reverse=True))

    def test_jobs_are_kept_over_a_restart_and_what_was_cut_short_can_be_tried_again(self):
        store = self.copy_store()
        server = self.serve(store)
        done = server.ended(self.upload(server, self.grown(), as_of="2024-06-01"))
        study = self.study(server)
        serving.wait_until(lambda: server.job(study["id"])["state"] == "running")
        waiting = self.study(server)
        code, seconds = server.stop()
        self.assertEqual(code, 0)
        self.assertLess(seconds, 5)
        server = self.serve(store)
        self.assertEqual(server.job(done["id"]), done)
        self.assertEqual(server.job(study["id"])["state"], "interrupted")
        self.assertEqual(server.ended(waiting)["state"], "done")
        serving.wait_until(lambda: not server.get("/status").json["origin"]["stale"])
        retried = server.ask(f"{API}/jobs/{study['id']}/retry", "POST")
        self.assert_documented("retry_job", retried)
        self.assertEqual((retried.status, retried.json["follows"]), (202, study["id"]))
        self.assertEqual(server.ended(retried.json)["state"], "done")
        self.assertEqual(server.ask(f"{API}/jobs/{done['id']}/retry", "POST").status, 400)

    def test_what_others_do_with_the_store_is_followed_too(self):
        store = self.copy_store()
        server = self.serve(store)
        events = self.listen(server)
        self.write("later.csv", self.grown())
        self.expect("import", "later.csv", "--store", store, "--as-of", "2024-06-01")
        finished = time.monotonic()
        self.assertLess(events.wait(lambda name, data: name == "snapshot")[2] - finished, 1)
        self.expect("run", "--store", store, "--model", f"{store}.models", "--quick", "--out", "r")
        finished = time.monotonic()
        for name in ("study", "model"):
            self.assertLess(events.wait(lambda each, data, name=name: each == name)[2] - finished, 1.5)

    def test_a_promotion_and_the_way_back_are_followed_without_dropping_a_request(self):
        store = self.copy_store()
        server = self.serve(store)
        row = {"Artist": "new", "Track": "demo", "Danceability": 0.5, "Energy": 0.7, "Duration_ms": 200000}
        stop, scored = threading.Event(), []

        def score():
            connection = server.connect()
            while not stop.is_set():
                answer = server.ask(API + "/score", "POST", row, on=connection)
                scored.append((answer.status, answer.json.get("model", {}).get("version")))

        def answers():
            return server.get("/status").json["model"]["version"]

        old = answers()
        self.expect("run", "--store", store, "--model", f"{store}.models", "--quick", "--seed", 8, "--out", "r")
        scorer = threading.Thread(target=score)
        scorer.start()
        try:
            self.assertEqual(answers(), old)
            self.expect("promote", "--store", store, "--force", "--reason", "test")
            serving.wait_until(lambda: answers() != old)
            new = answers()
            time.sleep(0.2)
            # Somebody has chosen: a study of the server makes a challenger.
            server.ended(self.upload(server, self.grown(), as_of="2024-06-01"))
            self.assertEqual(server.ended(self.study(server))["state"], "done")
            self.assertEqual(answers(), new)
            self.expect("rollback", "--store", store)
            serving.wait_until(lambda: answers() == old)
            time.sleep(0.2)
        finally:
            stop.set()
            scorer.join()
        self.assertEqual({status for status, _ in scored}, {200})
        self.assertEqual({version for _, version in scored}, {old, new})


class Viewers(JobsTest):
    def test_256_viewers_are_all_told_within_a_second_and_no_more_are_taken(self):
        server = self.serve(self.copy_store())
        viewers = [self.listen(server) for _ in range(256)]
        for viewer in viewers:
            self.assertEqual(viewer.response.status, 200)
            viewer.wait(lambda name, data: name == "origin")
        self.assertEqual(self.listen(server).response.status, 503)
        job = self.upload(server, self.grown(), as_of="2024-06-01")
        ended = viewers[0].wait(lambda name, data: name == "job" and data["id"] == job["id"]
                                and data["state"] == "done")[2]
        told = [viewer.wait(lambda name, data: name == "snapshot")[2] for viewer in viewers]
        self.assertLess(max(told) - ended, 1)
        viewers[7].close()
        serving.wait_until(lambda: self.listen(server).response.status == 200)

    def test_each_event_is_what_the_document_says(self):
        server = self.serve(self.copy_store())
        events = self.listen(server)
        self.assertEqual(events.response.getheader("content-type"), "text/event-stream")
        server.ended(self.upload(server, self.grown(), as_of="2024-06-01"))
        events.wait(lambda name, data: name == "snapshot")
        for name, data, _ in events.came:
            schema = {"$ref": "#/components/schemas/" + ("Job" if name == "job" else "Origin")}
            self.assertEqual(self.document.schema_faults(schema, data), [], name)


class TheEnd(JobsTest):
    def test_it_ends_within_five_seconds_whatever_is_under_way(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.serve(self.copy_store() if number == signal.SIGTERM else self.folder / "s.db")
            self.listen(server)
            half = server.connect()
            half.connect()
            half.sock.sendall(b"GET /api/v1/kpis HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
            rows = [{"Artist": f"a{i}", "Track": "t", "Energy": 0.5} for i in range(400)]
            slow = threading.Thread(target=lambda: self.ask_quietly(server, rows), daemon=True)
            slow.start()
            self.study(server)
            time.sleep(0.3)
            code, seconds = server.stop(number)
            self.assertEqual(code, 0)
            self.assertLess(seconds, 5)
            half.close()
            slow.join(PATIENCE)

    def ask_quietly(self, server, rows):
        try:
            server.ask(API + "/score", "POST", {"rows": rows}, query={"explain": 1})
        except OSError:
            pass

    def test_an_answer_under_way_is_still_given(self):
        server = self.serve(self.copy_store())
        connection = server.connect()
        connection.connect()
        body = json.dumps({"Artist": "a", "Track": "t", "Energy": 0.5}).encode()
        connection.putrequest("POST", API + "/score")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", len(body))
        connection.endheaders(body[:10])
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        connection.send(body[10:])
        response = connection.getresponse()
        self.assertIn(response.status, (200, 503))
        response.read()
        self.assertEqual(server.wait(), 0)


class Beginnings(JobsTest):
    def refused(self, code, *arguments):
        run = self.expect("serve", *arguments, code=code)
        self.assertEqual(run.stderr.count("\n"), 1, run.stderr)
        self.assertEqual(run.stdout, "")
        return run.stderr

    def test_exit_codes_say_why_it_does_not_start(self):
        server = self.serve(self.copy_store())
        store = self.write("copy.db", (self.place / "s.db").read_bytes())
        self.assertIn("port", self.refused(1, "--store", "other.db", "--port", server.port))
        self.assertIn("another server", self.refused(5, "--store", "s.db", "--port", 0))
        self.refused(2)
        self.refused(2, "--store", store, "--port", "http")
        self.refused(2, "--store", store, "--address", "localhost.example")
        self.refused(2, "--store", store, "--cert", "only.pem")
        self.refused(4, "--store", store, "--port", 0, "--cert", "none.pem", "--key", "none.pem")
        self.refused(4, "--store", store, "--port", 0, "--watch", "none")
        self.refused(3, "--store", self.catalogue, "--port", 0)
        self.refused(1, "--store", store, "--port", 0, "--log", "none/access.log")
        newer = self.write("newer.db", store.read_bytes())
        connection = sqlite3.connect(newer)
        connection.execute("PRAGMA user_version = 255")
        connection.close()
        self.refused(5, "--store", newer, "--port", 0)

    def test_others_are_let_in_only_with_accounts_and_never_readably(self):
        store = self.copy_store()
        for arguments in (("--address", "0.0.0.0"), ("--address", "::"), ("--behind-proxy",)):
            message = self.refused(2, "--store", store, "--port", 0, *arguments)
            self.assertRegex(message, "network|account")

    def test_a_store_that_is_not_there_is_made_and_filled_by_an_upload(self):
        server = self.serve(self.folder / "new.db")
        self.assertEqual(server.get("/status").json["tracks"], 0)
        for operation, (method, path, _) in self.document.operations.items():
            if method == "GET" and "{" not in path and operation not in NEEDS_MORE:
                with self.subTest(operation=operation):
                    answer = server.ask(path)
                    self.assertEqual(answer.status, 200, answer.body)
                    self.assert_documented(operation, answer)
        refused = server.ask(API + "/score", "POST", {"Artist": "a", "Track": "b"})
        self.assertEqual(refused.status, 404)
        self.assertIn("remedy", refused.json)
        server.ended(self.upload(server, self.catalogue.read_bytes(), "first.csv"))
        serving.wait_until(lambda: server.get("/status").json["tracks"] == len(serving.read_csv(self.catalogue.read_text())))


if __name__ == "__main__":
    serving.main()
