#!/usr/bin/env python3
"""Demos that `crossfade serve` listens to: their way in, what is told of them, and what is left of their files."""
import contextlib
import json
import random
import shutil
import sqlite3
import threading
import unittest

import program
import serving
import sounds
from calibrate_test import FPCALC, clip, isrc, tagged
from schema import Document

API = "/api/v1"
LISTENED = ("format", "key", "measured", "estimated", "weak", "warnings")


class DemosTest(serving.ServerTest):
    def setUp(self):
        super().setUp()
        self.document = Document()

    def assert_documented(self, operation, answer):
        self.assertEqual(self.document.faults(operation, answer), [], (operation, answer.status, answer.body))

    def send(self, server, body, name="demo.wav", **query):
        answer = server.ask(API + "/listen", "POST", body, {"Content-Type": "application/octet-stream"},
                            {"name": name, **query})
        self.assert_documented("listen", answer)
        return answer

    def heard(self, server, body, name="demo.wav", **query):
        answer = self.send(server, body, name, **query)
        self.assertEqual(answer.status, 202, answer.body)
        return server.ended(answer.json)

    def demo(self, server, digest):
        answer = server.get(f"/demos/{digest}")
        self.assert_documented("demo", answer)
        return answer

    def demos(self, server, **query):
        answer = server.get("/demos", query)
        self.assert_documented("demos", answer)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json

    def left(self):
        """Files that the server has beside its store, of jobs and uploads."""
        return [path for path in (self.folder / "s.db.spool").rglob("*") if path.is_file() and path.name != "lock"]

    def song(self, **options):
        return sounds.wav([sounds.song(**{"seconds": 12, **options})])


class Listening(DemosTest):
    def test_an_upload_is_told_of_as_the_command_tells_it_and_its_file_is_gone(self):
        server = self.serve(self.folder / "s.db")
        events = self.listen(server)
        body = self.song()
        job = self.heard(server, body, "노래 ♫.wav")
        self.assertEqual((job["kind"], job["state"], job["complaint"]), ("listen", "done", None))
        self.assertEqual(job["files"], [{"name": "노래 ♫.wav", "bytes": len(body)}])
        events.wait(lambda name, data: name == "job" and data["id"] == job["id"] and data["state"] == "running"
                    and data["stage"] == "listening")
        (self.folder / "a.wav").write_bytes(body)
        told, = json.loads(self.expect("listen", "a.wav", "--json").stdout)["files"]
        demo = self.demo(server, job["digest"]).json
        self.assertEqual({name: demo[name] for name in LISTENED}, {name: told[name] for name in LISTENED})
        self.assertEqual((demo["name"], demo["is_current"], demo["is_kept"]), ("노래 ♫.wav", True, False))
        waveform = demo["waveform"]
        seconds = len(waveform["low"]) * waveform["seconds_per_column"]
        self.assertAlmostEqual(seconds, demo["measured"]["duration_s"], delta=waveform["seconds_per_column"])
        self.assertLessEqual(len(waveform["low"]), 400)
        self.assertTrue(all(low <= 0 <= high and rms <= max(-low, high) + 1 for low, high, rms in
                            zip(waveform["low"], waveform["high"], waveform["rms"])))
        listed, = self.demos(server)["demos"]
        self.assertEqual(listed, {name: value for name, value in demo.items() if name not in ("released", "waveform", "descriptors")})
        self.assertEqual({line["name"] for line in demo["descriptors"]},
                         {name for kind in ("measured", "estimated", "weak") for name in demo[kind]})
        serving.wait_until(lambda: self.left() == [])
        self.assertEqual(list(self.folder.glob("s.db.sounds/*")), [])

    def test_a_sound_that_is_to_be_kept_lies_under_its_digest_until_it_is_forgotten(self):
        server = self.serve(self.folder / "s.db")
        body = self.song(transpose=2)
        job = self.heard(server, body, keep=1)
        kept = self.folder / "s.db.sounds" / job["digest"]
        serving.wait_until(kept.exists)
        self.assertEqual(kept.read_bytes(), body)
        self.assertEqual(kept.parent.stat().st_mode & 0o777, 0o700)
        self.assertTrue(self.demo(server, job["digest"]).json["is_kept"])
        removed = server.ask(f"{API}/demos/{job['digest']}", "DELETE")
        self.assert_documented("forget_demo", removed)
        self.assertEqual(removed.status, 204)
        self.assertFalse(kept.exists())
        self.assertEqual(self.demos(server), {"total": 0, "first": 0, "demos": []})
        for gone in (self.demo(server, job["digest"]), server.ask(f"{API}/demos/{job['digest']}", "DELETE")):
            self.assertEqual(gone.status, 404)

    def test_what_is_no_sound_is_a_failed_job_with_its_reason_and_nothing_of_the_server(self):
        server = self.serve(self.folder / "s.db")
        refused = {
            "text.wav": (b"Dear A&R, here is my song. " * 400, "text"),
            "silent.flac": (sounds.wav([[0.0] * (6 * sounds.RATE)]), "is silent"),
            "short.wav": (self.song(seconds=1), "too short"),
        }
        for name, (body, reason) in refused.items():
            with self.subTest(name=name):
                job = self.heard(server, body, name)
                self.assertEqual((job["state"], job["digest"]), ("failed", None))
                self.assertIn(name, job["complaint"])
                self.assertNotIn(str(self.folder), job["complaint"])
                self.assertNotIn("/", job["complaint"].replace("A&R", ""))
                if name != "text.wav":
                    self.assertIn(reason, job["complaint"])
        self.assertEqual(self.demos(server)["total"], 0)
        serving.wait_until(lambda: self.left() == [])

    def test_a_name_is_a_name_whatever_it_says(self):
        server = self.serve(self.folder / "s.db")
        body = self.song(transpose=3)
        for given, name in (("../../etc/passwd.wav", "passwd.wav"), ("--store", "_-store"), ("한 글\n자.mp3", "한 글 자.mp3"),
                            ("x" * 200, "x" * 150), ("$(touch owned).wav", "$(touch owned).wav")):
            with self.subTest(given=given):
                job = self.heard(server, body, given)
                self.assertEqual((job["state"], job["files"][0]["name"]), ("done", name))
        self.assertFalse((self.folder / "owned").exists())
        self.assertEqual(self.demos(server)["total"], 1)

    def test_what_cannot_be_meant_is_refused_at_once(self):
        server = self.serve(self.folder / "s.db")
        self.assertEqual(self.send(server, b"").status, 422)
        self.assertEqual(self.send(server, b"x", name="").status, 400)
        self.assertEqual(self.send(server, b"x", keep=2).status, 400)
        self.assertEqual(self.send(server, b"x", store="other.db").status, 400)
        for digest in ("999", "..%2F..%2Fs.db", "0" * 31 + "g", "0" * 32):
            for method in ("GET", "DELETE"):
                self.assertIn(server.ask(f"{API}/demos/{digest}", method).status, (400, 404) if "%2F" in digest else (404,))
        self.assertTrue((self.folder / "s.db").exists())
        self.assertEqual(server.get("/demos", {"limit": 0}).status, 400)
        self.assertEqual(server.get("/jobs").json["jobs"], [])

    def test_a_sound_beyond_a_gibibyte_is_refused_by_its_size(self):
        server = self.serve(self.folder / "s.db")
        head = (f"POST {API}/listen?name=a.wav HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                "Content-Length: {}\r\n\r\n")
        answer = server.raw(head.format((1 << 30) + 1).encode(), timeout=5)
        self.assertTrue(answer.startswith(b"HTTP/1.1 413 "), answer[:80])
        chunked = head.replace("Content-Length: {}", "Transfer-Encoding: chunked") + "40000001\r\n"
        self.assertTrue(server.raw(chunked.encode(), timeout=5).startswith(b"HTTP/1.1 413 "))
        self.assertEqual(self.left(), [])

    def test_many_at_once_are_all_heard(self):
        server = self.serve(self.folder / "s.db")
        bodies = [self.song(seconds=4, transpose=step) for step in range(6)]
        jobs = [None] * len(bodies)

        def send(place):
            jobs[place] = self.send(server, bodies[place], f"{place}.wav").json

        senders = [threading.Thread(target=send, args=(place,)) for place in range(len(bodies))]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        ended = [server.ended(job) for job in jobs]
        self.assertEqual([job["state"] for job in ended], ["done"] * len(bodies))
        self.assertEqual({demo["name"] for demo in self.demos(server)["demos"]}, {f"{i}.wav" for i in range(6)})
        self.assertEqual(len(self.demos(server, limit=2, first=1)["demos"]), 2)
        again = self.heard(server, bodies[0], "again.wav")
        self.assertEqual(again["digest"], ended[0]["digest"])
        self.assertEqual(self.demos(server)["total"], 6)


class Memory(DemosTest):
    def test_what_an_earlier_program_heard_is_still_told_of_and_says_so(self):
        store = self.folder / "s.db"
        (self.folder / "a.wav").write_bytes(self.song(transpose=5))
        self.expect("listen", "a.wav", "--store", "s.db")
        with contextlib.closing(sqlite3.connect(store)) as known, known:
            known.execute("UPDATE heard_sounds SET analysis = 0, waveform = NULL, waveform_step_s = NULL")
        server = self.serve(store)
        listed, = self.demos(server)["demos"]
        demo = self.demo(server, listed["digest"]).json
        self.assertEqual((demo["is_current"], demo["waveform"], demo["name"]), (False, None, "a.wav"))
        self.heard(server, (self.folder / "a.wav").read_bytes())
        demo = self.demo(server, listed["digest"]).json
        self.assertTrue(demo["is_current"])
        self.assertEqual(demo["waveform"]["seconds_per_column"], 4 * 220 / sounds.RATE)

    def test_a_sound_without_a_waveform_gets_one_when_it_is_heard_again(self):
        store = self.folder / "s.db"
        (self.folder / "a.wav").write_bytes(self.song(transpose=5))
        told = self.expect("listen", "a.wav", "--store", "s.db", "--json").stdout
        with contextlib.closing(sqlite3.connect(store)) as known, known:
            known.execute("UPDATE heard_sounds SET waveform = NULL, waveform_step_s = NULL")
        self.assertEqual(self.expect("listen", "a.wav", "--store", "s.db", "--json").stdout, told)
        with contextlib.closing(sqlite3.connect(store)) as known:
            (waveform, step), = known.execute("SELECT waveform, waveform_step_s FROM heard_sounds").fetchall()
        self.assertEqual((len(waveform), step), (301 * 4, 4 * 220 / sounds.RATE))

    def test_listening_and_forgetting_stand_in_the_audit_log_and_asking_does_not(self):
        server = self.serve(self.folder / "s.db")
        job = self.heard(server, self.song(transpose=7), "비밀.wav")
        self.demo(server, job["digest"])
        server.ask(f"{API}/demos/{job['digest']}", "DELETE")
        entries = []

        def written():
            entries[:] = server.get("/audit").json["entries"]
            return len(entries) >= 2

        serving.wait_until(written)
        self.assertEqual([(entry["operation"], entry["object"], entry["outcome"]) for entry in entries],
                         [("forget_demo", job["digest"], "done"), ("listen", "비밀.wav", "done")])


class Released(DemosTest):
    def calibrate(self):
        """Twenty released recordings, of which one alone is long enough for another to look like it."""
        (self.folder / "songs").mkdir()
        lines = ["Artist,Track,ISRC,Energy"]
        for number in range(20):
            sound = sounds.wav([sounds.song()]) if number == 7 else clip(random.Random(number), number / 20, .5)
            (self.folder / f"songs/{number}.wav").write_bytes(tagged(sound, TSRC=isrc(number)))
            lines.append(f"가수 {number},Song {number},{isrc(number)},{number / 20}")
        (self.folder / "label.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.expect("calibrate", "songs", "label.csv", "--store", "s.db")

    @unittest.skipIf(FPCALC is None, "fpcalc is not installed")
    def test_a_demo_that_looks_already_released_says_so_as_the_command_does(self):
        self.calibrate()
        server = self.serve(self.folder / "s.db")
        quieter = sounds.wav([[x / 2 for x in sounds.song()]])
        digest, other = (self.heard(server, body)["digest"] for body in (quieter, self.song(transpose=5)))
        (self.folder / "a.wav").write_bytes(quieter)
        told, = json.loads(self.expect("listen", "a.wav", "--store", "s.db", "--json").stdout)["files"]
        released = self.demo(server, digest).json["released"]
        self.assertEqual(released, told["released"])
        self.assertEqual((released["artist"], released["title"]), ("가수 7", "Song 7"))
        self.assertGreater(released["similarity"], .9)
        self.assertIsNone(self.demo(server, other).json["released"])
        self.assertEqual(self.fingerprints(), {digest, other})
        server.ask(f"{API}/demos/{digest}", "DELETE")
        self.assertEqual(self.fingerprints(), {other})

    def fingerprints(self):
        with contextlib.closing(sqlite3.connect(self.folder / "s.db")) as store:
            return {digest for digest, in store.execute("SELECT digest FROM sound_fingerprints")}


class Scores(DemosTest):
    def ask(self, server, **question):
        answer = server.ask(API + "/demo_scores", "POST", question)
        self.assert_documented("demo_scores", answer)
        return answer

    def test_a_demo_is_scored_as_the_command_scores_it(self):
        store = self.copy_store()
        server = self.serve(store)
        body = self.song(transpose=4)
        digest = self.heard(server, body)["digest"]
        artist = server.get("/artists", {"limit": 1}).json["rows"][0]["name"]
        (self.folder / "demo.wav").write_bytes(body)  # named alike: an artist's demo is called so
        for sheet, options in (({}, ()),
                               ({"artist": artist, "album_type": "single", "video_planned": True},
                                ("--artist", artist, "--album-type", "single", "--official-video"))):
            with self.subTest(sheet=sheet):
                answer = self.ask(server, digests=[digest], explain=True, **sheet)
                self.assertEqual(answer.status, 200, answer.body)
                score, = answer.json["scores"]
                told = json.loads(self.expect("listen", "demo.wav", "--store", store, "--json", *options).stdout)
                self.assertEqual(score.pop("digest"), digest)
                self.assertEqual(score, told["files"][0]["score"])
                self.assertEqual(score["by_sound_alone"], not sheet)
                self.assertIn("AUC", answer.json["caution"]["en"])
        plain, = self.ask(server, digests=[digest]).json["scores"]
        self.assertEqual(set(plain["reasons"].values()), {None})
        self.assertEqual(plain["nearest"], [])

    def test_demos_are_ranked_together_and_what_is_not_known_is_named(self):
        server = self.serve(self.copy_store())
        digests = [self.heard(server, self.song(transpose=step), f"{step}.wav")["digest"] for step in (1, 6)]
        answer = self.ask(server, digests=[*digests, "0" * 32]).json
        self.assertEqual([score["digest"] for score in answer["scores"]], digests)
        self.assertEqual({score["rank"]["of"] for score in answer["scores"]}, {2})
        self.assertEqual(answer["unknown"], ["0" * 32])
        self.assertFalse(answer["is_calibrated"])

    def test_what_is_no_question_is_refused_and_without_a_model_there_is_no_answer(self):
        server = self.serve(self.copy_store())
        for question in ({}, {"digests": []}, {"digests": "x"}, {"digests": [1]}, {"digests": ["x"] * 201},
                         {"digests": ["x"], "artist": 7}, {"digests": ["x"], "tempo": 120}):
            with self.subTest(question=question):
                self.assertEqual(self.ask(server, **question).status, 422)
        empty = self.serve(self.folder / "empty.db")
        self.assertEqual(self.ask(empty, digests=["0" * 32]).status, 404)


class Ranges(DemosTest):
    def test_how_the_catalogue_sounds_is_told_beside_how_its_hits_do(self):
        server = self.serve(self.copy_store())
        answer = server.get("/sound_ranges")
        self.assert_documented("sound_ranges", answer)
        ranges = {feature["name"]: feature for feature in answer.json["features"]}
        rows = serving.read_csv(self.catalogue.read_text(encoding="utf-8"))
        tempi = sorted(float(row["Tempo"]) for row in rows if row["Tempo"])
        tempo = ranges["tempo_bpm"]["tracks"]
        self.assertEqual((tempo["quantiles"][0], tempo["quantiles"][-1]), (tempi[0], tempi[-1]))
        self.assertEqual(len(tempo["quantiles"]), 21)
        self.assertEqual(tempo["quantiles"], sorted(tempo["quantiles"]))
        hits = ranges["duration_s"]["hits"]["n"]
        self.assertTrue(0 < hits <= sum(float(row["Stream"] or 0) > answer.json["hit_streams"] for row in rows))
        artist = server.get("/artists", {"limit": 1}).json["rows"][0]["id"]
        of_one = server.get("/sound_ranges", {"artist": artist})
        self.assert_documented("sound_ranges", of_one)
        self.assertLess(of_one.json["features"][0]["tracks"]["n"], tempo["n"])


if __name__ == "__main__":
    serving.main()
