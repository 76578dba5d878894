#!/usr/bin/env python3
"""Which models answer: versions, promotion and roll-back over the API of `crossfade serve`, and drift."""
import threading

import serving
from schema import Document

API = "/api/v1"
ROW = {"Artist": "new", "Track": "demo", "Danceability": 0.5, "Energy": 0.7, "Duration_ms": 200000}


class ModelsTest(serving.ServerTest):
    def setUp(self):
        super().setUp()
        self.document = Document()
        self.store = self.copy_store()

    def challenge(self):
        """Version 2: the champion's recipe with another seed."""
        self.expect("run", "--store", self.store, "--model", f"{self.store}.models", "--quick", "--seed", 8, "--out", "r")

    def get(self, server, operation, status=200, query=None):
        answer = server.get("/" + operation, query)
        self.assertEqual(self.document.faults(operation, answer), [], answer.body)
        self.assertEqual(answer.status, status, answer.body)
        return answer.json

    def ask(self, server, operation, body, status=202, headers=None):
        path = {"promote": "/promotions", "roll_back": "/rollbacks"}[operation]
        answer = server.ask(API + path, "POST", body, headers)
        self.assertEqual(self.document.faults(operation, answer), [], answer.body)
        self.assertEqual(answer.status, status, answer.body)
        return server.ended(answer.json) if status == 202 else answer.json

    def aliases(self, server):
        return {each["alias"]: each["number"] for each in self.get(server, "model_versions")["versions"] if each["alias"]}


class Choice(ModelsTest):
    def test_an_equal_challenger_is_refused_with_the_figures_and_what_cannot_be_is_refused_at_once(self):
        server = self.serve(self.store)
        self.assertEqual(self.aliases(server), {"champion": 1})
        self.ask(server, "promote", {}, 404)  # there is no challenger
        self.challenge()
        versions = self.get(server, "model_versions")
        self.assertEqual([each["number"] for each in versions["versions"]], [2, 1])
        self.assertIsNone(versions["former_champion"])
        self.assertTrue(versions["versions"][0]["figures"])
        for body, status in (({"version": 1}, 400), ({"version": 9}, 404), ({"force": True}, 400),
                             ({"reason": "because"}, 400), ({"force": True, "reason": "two\nlines"}, 400),
                             ({"version": "2"}, 422), ({"force": True, "because": "x"}, 422)):
            self.ask(server, "promote", body, status)
        self.ask(server, "roll_back", {}, 404)
        self.assertEqual(server.get("/jobs").json["jobs"], [])

        job = self.ask(server, "promote", {})
        self.assertEqual([job["kind"], job["state"], job["version"], job["force"]], ["promotion", "done", 2, False])
        self.assertIn("not clearly better", job["complaint"])
        self.assertEqual(self.aliases(server), {"champion": 1, "challenger": 2})
        changes = self.get(server, "model_changes")
        self.assertEqual([(each["action"], each["version"]) for each in changes["changes"]],
                         [("refuse", 2), ("train", 2), ("train", 1)])
        refusal = changes["changes"][0]
        self.assertEqual([refusal["who"], refusal["reason"]], ["local", job["complaint"]])
        self.assertFalse(refusal["evidence"]["won"])
        self.assertGreater(refusal["evidence"]["rows"], 300)
        page = self.get(server, "model_changes", query={"limit": 2})
        self.assertEqual(page["changes"], changes["changes"][:2])
        last = self.get(server, "model_changes", query={"limit": 2, "cursor": page["next"]})
        self.assertEqual((last["changes"], last["next"]), (changes["changes"][2:], None))

    def test_an_admins_choice_is_followed_without_dropping_a_request(self):
        self.challenge()
        server = self.serve(self.store)
        stop, scored = threading.Event(), []

        def score():
            connection = server.connect()
            while not stop.is_set():
                answer = server.ask(API + "/score", "POST", ROW, on=connection)
                scored.append((answer.status, answer.json.get("model", {}).get("version")))
            connection.close()

        def answers():
            return server.get("/status").json["model"]["version"]

        old = answers()
        scorer = threading.Thread(target=score)
        scorer.start()
        try:
            job = self.ask(server, "promote", {"version": 2, "force": True, "reason": "--by 회의"})
            self.assertEqual([job["state"], job["complaint"], job["reason"]], ["done", None, "--by 회의"])
            serving.wait_until(lambda: answers() != old)
            new = answers()
            self.assertEqual(self.get(server, "model_versions")["former_champion"], 1)
            job = self.ask(server, "roll_back", {"reason": "worse in use"})
            self.assertEqual([job["kind"], job["state"]], ["rollback", "done"])
            serving.wait_until(lambda: answers() == old)
        finally:
            stop.set()
            scorer.join()
        self.assertEqual({status for status, _ in scored}, {200})
        self.assertEqual({version for _, version in scored}, {old, new})
        self.assertEqual(self.aliases(server), {"champion": 1, "challenger": 2})
        trail = [(each["action"], each["who"], each["reason"]) for each in self.get(server, "model_changes")["changes"]]
        self.assertEqual(trail[:2], [("rollback", "local", "worse in use"), ("force", "local", "--by 회의")])

    def test_an_altered_version_fails_and_what_answered_still_does(self):
        self.challenge()
        server = self.serve(self.store)
        digest = self.get(server, "model_versions")["versions"][0]["version"]
        path = self.folder / "s.db.models/versions" / digest / "streams_a.cfm"
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        job = self.ask(server, "promote", {"force": True, "reason": "test"})
        self.assertEqual(job["state"], "failed")
        self.assertIn("altered", job["complaint"])
        self.assertEqual(self.aliases(server), {"champion": 1, "challenger": 2})
        self.assertEqual(server.ask(API + "/score", "POST", ROW).status, 200)

    def test_an_analyst_may_neither_stop_nor_repeat_an_admins_choice(self):
        self.challenge()
        headers = {}
        for role in ("admin", "analyst"):
            secret = self.expect("tokens", "add", "of " + role, "--role", role, "--store", self.store).stdout
            headers[role] = {"Authorization": "Bearer " + secret.strip()}
        server = self.serve(self.store)
        answer = server.ask(API + "/promotions", "POST", {}, headers["admin"])
        self.assertEqual(answer.status, 202, answer.body)
        job = f"{API}/jobs/{answer.json['id']}"
        self.assertEqual(server.ask(job, "DELETE", headers=headers["analyst"]).status, 403)
        self.assertEqual(server.ask(job, "DELETE", headers=headers["admin"]).status, 200)
        serving.wait_until(lambda: server.ask(job, headers=headers["admin"]).json["state"] == "cancelled")
        self.assertEqual(server.ask(job + "/retry", "POST", headers=headers["analyst"]).status, 403)
        answer = server.ask(job + "/retry", "POST", headers=headers["admin"])
        self.assertEqual((answer.status, answer.json["asked_by"]), (202, "of admin"))


class Drift(ModelsTest):
    def test_new_counts_are_compared_with_those_of_the_champion(self):
        server = self.serve(self.store)
        drift = self.get(server, "drift")
        self.assertEqual([drift["champion"], drift["trained_on_snapshot"], drift["snapshot"]], [1, 1, 1])
        self.assertEqual(drift["inputs"], "stable")
        self.assertEqual(drift["rows_then"], drift["rows_now"])
        self.assertEqual(drift["threshold"], 0.25)
        self.assertEqual(drift["feature_labels"]["energy"]["en"], "energy")
        rows = serving.read_csv(self.catalogue.read_text(encoding="utf-8"))
        for row in rows:
            row["Energy"] = str(float(row["Energy"]) / 4)
        text = ",".join(rows[0]) + "\n" + "".join(
            ",".join('"' + value.replace('"', '""') + '"' for value in row.values()) + "\n" for row in rows)
        answer = server.ask(API + "/imports", "POST", text, {"Content-Type": "text/csv"},
                            {"name": "later.csv", "study": 0, "as_of": "2024-06-01"})
        self.assertEqual(server.ended(answer.json)["state"], "done")
        serving.wait_until(lambda: self.get(server, "drift")["snapshot"] == 2)
        drift = self.get(server, "drift")
        self.assertEqual([drift["verdict"], drift["as_of"]], ["drifted", "2024-06-01"])
        worst = next(each for each in drift["families"] if each["family"] == "audio")["worst"]
        self.assertEqual(worst["feature"], "energy")
        self.assertGreater(worst["index"]["low"], 0.25)

    def test_a_store_without_models_has_no_champion(self):
        server = self.serve(self.folder / "empty.db")
        self.get(server, "drift", 404)
        self.assertEqual(self.get(server, "model_versions"), {"versions": [], "former_champion": None})
        self.assertEqual(self.get(server, "model_changes"), {"changes": [], "next": None})


if __name__ == "__main__":
    serving.main()
