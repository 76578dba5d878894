#!/usr/bin/env python3
"""Who may what at a running `crossfade serve`: people, roles, tokens, share links, the audit log."""
import http.cookies
import re
import subprocess
import time

import program
import serving
from schema import Document

API = "/api/v1"
PASSWORD = "correct horse battery"
ROLES = ("viewer", "analyst", "admin")


class AccountsTest(serving.ServerTest):
    def setUp(self):
        super().setUp()
        self.document = Document()
        self.store = self.copy_store()

    def add(self, name, role):
        subprocess.run([program.PROGRAM, "users", "add", name, "--role", role, "--store", self.store],
                       input=PASSWORD + "\n", text=True, check=True, capture_output=True, timeout=60)

    def token(self, role, name=None):
        secret = self.expect("tokens", "add", name or f"of {role}", "--role", role, "--store", self.store).stdout
        return {"Authorization": "Bearer " + secret.strip()}

    def with_accounts(self, *arguments):
        """A server with one person of each role, and what each sends to be known."""
        for role in ROLES:
            self.add(role + "-person", role)
        server = self.serve(self.store, *arguments)
        return server, {role: self.sign_in(server, role + "-person") for role in ROLES}

    def sign_in(self, server, name, password=PASSWORD, headers=None):
        answer = server.ask(API + "/session", "POST", {"name": name, "password": password}, headers)
        self.assert_documented("sign_in", answer)
        self.assertEqual(answer.status, 200, answer.body)
        return {"Cookie": self.cookie(answer)}

    def cookie(self, answer):
        cookies = http.cookies.SimpleCookie(answer.headers["set-cookie"])
        ((name, morsel),) = cookies.items()
        self.assertTrue(morsel["httponly"])
        self.assertEqual(morsel["samesite"].lower(), "strict")
        return f"{name}={morsel.value}"

    def assert_documented(self, operation, answer):
        self.assertEqual(self.document.faults(operation, answer), [], (operation, answer.status))

    def assert_status(self, status, answer):
        self.assertEqual(answer.status, status, answer.body)


class Roles(AccountsTest):
    # Of operations that want more than their address: how it is asked, and what whoever may gets.
    ACTS = {
        "score": ("POST", "/score", {"Artist": "a", "Track": "t", "Energy": 0.5}, 200),
        "import_file": ("POST", "/imports?name=a.csv&study=0", b"Artist,Track,Stream\na,b,1\n", 202),
        "listen": ("POST", "/listen?name=a.wav", b"no sound", 202),
        "demo_scores": ("POST", "/demo_scores", {"digests": ["0" * 32]}, 200),
        "start_study": ("POST", "/studies", {"plan": "nonsense"}, 422),
        "cancel_job": ("DELETE", "/jobs/999", None, 404),
        "retry_job": ("POST", "/jobs/999/retry", None, 404),
        "save_view": ("POST", "/views", {"name": "mine", "page": "/tracks?q=a"}, 201),
        "remove_view": ("DELETE", "/views/999", None, 404),
        "share": ("POST", "/shares", {"page": "/tracks", "days": 3}, 201),
        "shares": ("GET", "/shares", None, 200),
        "revoke_share": ("DELETE", "/shares/999", None, 404),
        "people": ("GET", "/people", None, 200),
        "add_person": ("POST", "/people", {"name": "x", "role": "viewer", "password": "short"}, 400),
        "remove_person": ("DELETE", "/people/999", None, 404),
        "tokens": ("GET", "/tokens", None, 200),
        "add_token": ("POST", "/tokens", {"name": "ci", "role": "viewer"}, 201),
        "revoke_token": ("DELETE", "/tokens/999", None, 404),
        "audit": ("GET", "/audit", None, 200),
        "search": ("GET", "/search?q=a", None, 200),
        "usage": ("GET", "/usage", None, 200),
        "run_comparison": ("GET", "/run_comparison?run=998&run=999", None, 404),
        "promote": ("POST", "/promotions", {"version": 999}, 404),
        "roll_back": ("POST", "/rollbacks", {}, 404),
        "invocations": ("POST", "/invocations", {"dataframe_records": []}, 422),
        "change_password": ("PUT", "/session/password", {"old": "wrong", "new": PASSWORD}, 401),
    }

    def test_each_operation_asks_for_the_role_that_the_document_says(self):
        server, known = self.with_accounts()
        for operation, (method, path, described) in self.document.operations.items():
            least = described["x-role"]
            if least == "anyone" or operation in ("events", "sign_out"):
                continue
            method, path, body, granted = self.ACTS.get(operation) or (
                method, re.sub(r"\{\w+\}", "999", path.removeprefix(API)), None, 404 if "{" in path else 200)
            headers = {"Content-Type": "text/csv"} if operation == "import_file" else (
                {"Content-Type": "application/octet-stream"} if operation == "listen" else {})
            path = path if operation == "invocations" else API + path
            with self.subTest(operation=operation):
                unknown = server.ask(path, method, body, headers)
                self.assert_status(401, unknown)
                self.assertTrue(unknown.headers["www-authenticate"].startswith("Bearer"))
                self.assert_documented(operation, unknown)
                for role in ROLES:
                    answer = server.ask(path, method, body, {**headers, **known[role]})
                    may = ROLES.index(role) >= ROLES.index(least)
                    self.assertEqual(answer.status, granted if may else 403, (role, answer.body))
                    self.assert_documented(operation, answer)

    def test_what_anyone_may_asks_for_nobody(self):
        server, _ = self.with_accounts()
        for path in ("/healthz", "/metrics", API + "/openapi.json", "/"):
            self.assert_status(200, server.ask(path))
        page = server.ask("/").plain
        self.assertNotIn(b"total_streams", page)
        self.assertEqual(self.listen(server).response.status, 401)

    def test_a_token_may_what_its_role_may_until_it_is_revoked(self):
        viewer, analyst = self.token("viewer"), self.token("analyst")
        self.add("minji", "admin")
        server = self.serve(self.store)
        admin = self.sign_in(server, "minji")
        self.assertEqual(server.ask(API + "/status", headers=viewer).json["person"],
                         {"kind": "token", "name": "of viewer", "role": "viewer"})
        self.assert_status(403, server.ask(API + "/views", "POST", {"name": "a", "page": "/"}, viewer))
        self.assert_status(201, server.ask(API + "/views", "POST", {"name": "a", "page": "/"}, analyst))
        made = server.ask(API + "/tokens", "POST", {"name": "made here", "role": "viewer"}, admin)
        self.assert_documented("add_token", made)
        fresh = {"Authorization": "bearer " + made.json["token"]}
        self.assert_status(200, server.ask(API + "/kpis", headers=fresh))
        listed = server.ask(API + "/tokens", headers=admin)
        self.assert_documented("tokens", listed)
        self.assertNotIn(made.json["token"].encode(), listed.body)
        number = next(each["id"] for each in listed.json["tokens"] if each["name"] == "made here")
        self.assert_status(204, server.ask(f"{API}/tokens/{number}", "DELETE", headers=admin))
        self.assert_status(401, server.ask(API + "/kpis", headers=fresh))
        # A wrong token is refused, whoever the cookie is of.
        self.assert_status(401, server.ask(API + "/kpis", headers={**admin, "Authorization": "Bearer x"}))


class Sessions(AccountsTest):
    def test_a_session_ends_when_one_signs_out_and_begins_anew_when_one_signs_in(self):
        server, known = self.with_accounts()
        viewer = known["viewer"]
        self.assertEqual(server.ask(API + "/status", headers=viewer).json["person"]["name"], "viewer-person")
        other = self.sign_in(server, "VIEWER-person", headers=viewer)
        self.assertNotEqual(other, viewer)
        self.assert_status(401, server.ask(API + "/status", headers=viewer))  # the browser's old one is over
        out = server.ask(API + "/session", "DELETE", headers=other)
        self.assert_documented("sign_out", out)
        self.assert_status(204, out)
        self.assertIn("Max-Age=0", out.headers["set-cookie"])
        self.assert_status(401, server.ask(API + "/status", headers=other))

    def test_a_new_password_ends_all_other_sessions(self):
        server, known = self.with_accounts()
        second = self.sign_in(server, "viewer-person")
        answer = server.ask(API + "/session/password", "PUT", {"old": PASSWORD, "new": PASSWORD + "!"},
                            known["viewer"])
        self.assert_documented("change_password", answer)
        self.assert_status(200, answer)
        self.assert_status(401, server.ask(API + "/status", headers=second))
        self.assert_status(200, server.ask(API + "/status", headers={"Cookie": self.cookie(answer)}))
        self.assert_status(401, server.ask(API + "/session", "POST", {"name": "viewer-person", "password": PASSWORD}))

    def test_the_sixth_try_within_a_minute_waits_even_with_the_right_password(self):
        server, _ = self.with_accounts()
        for _ in range(5):
            wrong = server.ask(API + "/session", "POST", {"name": "viewer-person", "password": "guess"})
            self.assert_status(401, wrong)
            self.assert_documented("sign_in", wrong)
        for name in ("viewer-person", "nobody"):  # by name, and by address
            answer = server.ask(API + "/session", "POST", {"name": name, "password": PASSWORD})
            self.assert_status(429, answer)
            self.assert_documented("sign_in", answer)
            self.assertLessEqual(int(answer.headers["retry-after"]), 60)

    def test_a_wrong_name_and_a_wrong_password_cannot_be_told_apart(self):
        server, _ = self.with_accounts()
        answers, seconds = [], []
        for name in ("viewer-person", "nobody at all"):
            began = time.monotonic()
            answers.append(server.ask(API + "/session", "POST", {"name": name, "password": "guess"}))
            seconds.append(time.monotonic() - began)
        self.assertEqual(answers[0].body, answers[1].body)
        self.assertEqual({name for name, _ in answers[0].fields}, {name for name, _ in answers[1].fields})
        self.assertGreater(min(seconds), 0.01)  # both did the work of a hash

    def test_sessions_and_people_outlive_a_restart_and_a_removed_person_is_out(self):
        server, known = self.with_accounts()
        added = server.ask(API + "/people", "POST", {"name": "여름", "role": "viewer", "password": PASSWORD},
                           known["admin"])
        self.assert_documented("add_person", added)
        self.assert_status(201, added)
        summer = self.sign_in(server, "여름")
        time.sleep(1.2)  # what is written behind
        self.assertEqual(server.stop()[0], 0)
        server = self.serve(self.store)
        self.assertEqual(server.ask(API + "/status", headers=summer).json["person"]["name"], "여름")
        removed = server.ask(f"{API}/people/{added.json['id']}", "DELETE", headers=known["admin"])
        self.assert_documented("remove_person", removed)
        self.assert_status(204, removed)
        self.assert_status(401, server.ask(API + "/status", headers=summer))

    def test_behind_a_proxy_the_cookie_is_for_https_alone(self):
        self.add("minji", "admin")
        server = self.serve(self.store, "--behind-proxy", "--host", "label.example")
        proxied = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "label.example", "X-Forwarded-For": "192.0.2.7"}
        self.assert_status(403, server.ask(API + "/status", headers={**proxied, "X-Forwarded-Proto": "http"}))
        self.assert_status(421, server.ask(API + "/status", headers={**proxied, "X-Forwarded-Host": "other.example"}))
        answer = server.ask(API + "/session", "POST", {"name": "minji", "password": PASSWORD}, proxied)
        self.assert_status(200, answer)
        self.assertIn("; Secure", answer.headers["set-cookie"])
        cookie = self.cookie(answer)
        self.assertTrue(cookie.startswith("__Host-crossfade="))
        self.assert_status(200, server.ask(API + "/status", headers={**proxied, "Cookie": cookie}))
        plain = cookie.removeprefix("__Host-")
        self.assert_status(401, server.ask(API + "/status", headers={**proxied, "Cookie": plain}))


class Shares(AccountsTest):
    def test_a_link_opens_what_can_be_read_and_nothing_else_until_it_is_closed(self):
        server, known = self.with_accounts()
        made = server.ask(API + "/shares", "POST", {"page": "/tracks?q=밤", "days": 7}, known["analyst"])
        self.assert_documented("share", made)
        opened = server.ask(API + "/shares/open", "POST", {"secret": made.json["secret"]})
        self.assert_documented("open_share", opened)
        self.assertEqual(opened.json["page"], "/tracks?q=밤")
        guest = {"Cookie": self.cookie(opened)}
        self.assertEqual(server.ask(API + "/status", headers=guest).json["person"]["kind"], "share")
        for path in ("/kpis", "/tracks", "/findings"):
            self.assert_status(200, server.ask(API + path, headers=guest))
        for method, path, body in (("POST", "/score", {"Artist": "a", "Track": "t"}), ("POST", "/shares", {"page": "/", "days": 1}),
                                   ("GET", "/people", None), ("PUT", "/session/password", {"old": "a", "new": "b"})):
            self.assert_status(403, server.ask(API + path, method, body, guest))
        listed = server.ask(API + "/shares", headers=known["analyst"])
        self.assert_documented("shares", listed)
        self.assertNotIn(made.json["secret"].encode(), listed.body)
        number = listed.json["shares"][0]["id"]
        self.assert_status(204, server.ask(f"{API}/shares/{number}", "DELETE", headers=known["analyst"]))
        self.assert_status(401, server.ask(API + "/kpis", headers=guest))
        self.assert_status(404, server.ask(API + "/shares/open", "POST", {"secret": made.json["secret"]}))

    def test_a_link_can_lead_to_no_other_server(self):
        server = self.serve(self.store)
        for page in ("//evil.example/", "https://evil.example/", "javascript:alert(1)", "\\\\evil", "/a\nb", ""):
            for path, body in (("/shares", {"page": page, "days": 1}), ("/views", {"name": "a", "page": page})):
                answer = server.ask(API + path, "POST", body)
                self.assertIn(answer.status, (400, 422), page)
        for days in (0, 366, -1, 1.5, "7"):
            self.assert_status(422, server.ask(API + "/shares", "POST", {"page": "/", "days": days}))

    def test_views_are_ones_own(self):
        server, known = self.with_accounts()
        made = {}
        for role in ("analyst", "admin"):
            answer = server.ask(API + "/views", "POST", {"name": role + "'s", "page": "/tracks"}, known[role])
            self.assert_documented("save_view", answer)
            made[role] = answer.json
            views = server.ask(API + "/views", headers=known[role])
            self.assert_documented("views", views)
            self.assertIn(answer.json["id"], [each["id"] for each in views.json["views"]])
        refused = server.ask(f"{API}/views/{made['admin']['id']}", "DELETE", headers=known["analyst"])
        self.assertIn(refused.status, (400, 403, 404))
        self.assertIn(made["admin"], server.ask(API + "/views", headers=known["admin"]).json["views"])
        self.assert_status(204, server.ask(f"{API}/views/{made['analyst']['id']}", "DELETE",
                                           headers=known["analyst"]))


class Records(AccountsTest):
    def test_the_audit_log_says_who_changed_what_and_what_was_refused(self):
        server, known = self.with_accounts()
        server.ask(API + "/session", "POST", {"name": "viewer-person", "password": "guess"})
        server.ask(API + "/views", "POST", {"name": "mine", "page": "/"}, known["analyst"])
        server.ask(API + "/tokens/999", "DELETE", headers=known["admin"])
        server.ask(API + "/kpis", headers=known["viewer"])
        log = server.ask(API + "/audit", headers=known["admin"])
        self.assert_documented("audit", log)
        said = [(each["who"], each["operation"], each["outcome"]) for each in log.json["entries"]]
        for entry in (("viewer-person", "sign_in", "refused"), ("analyst-person", "save_view", "done"),
                      ("admin-person", "revoke_token", "refused"), ("viewer-person", "sign_in", "done")):
            self.assertIn(entry, said)
        self.assertNotIn("kpis", [operation for _, operation, _ in said])
        for secret in (b"guess", PASSWORD.encode(), known["admin"]["Cookie"].split("=")[1].encode()):
            self.assertNotIn(secret, log.body)
        first = server.ask(API + "/audit?limit=2", headers=known["admin"]).json
        rest = server.ask(f"{API}/audit?limit=500&cursor={first['next']}", headers=known["admin"]).json
        self.assertEqual(first["entries"] + rest["entries"], log.json["entries"])

    def test_how_many_used_it_is_a_count_without_names(self):
        server, known = self.with_accounts()
        for role in ROLES:
            server.ask(API + "/kpis", headers=known[role])

        def people():
            answer = server.ask(API + "/usage", headers=known["admin"])
            self.assert_documented("usage", answer)
            self.assertNotIn(b"person", answer.body)
            return sum(day["people"] for day in answer.json["days"])

        serving.wait_until(lambda: people() == 3)

    def test_no_secret_stands_in_the_store(self):
        server, known = self.with_accounts()
        token = server.ask(API + "/tokens", "POST", {"name": "ci", "role": "viewer"}, known["admin"]).json["token"]
        share = server.ask(API + "/shares", "POST", {"page": "/", "days": 1}, known["admin"]).json["secret"]
        server.stop()
        content = b"".join(path.read_bytes() for path in self.folder.glob("s.db*") if path.is_file())
        for secret in (token.removeprefix("crossfade_"), share, PASSWORD, *(each["Cookie"].split("=")[1]
                                                                          for each in known.values())):
            self.assertNotIn(secret.encode(), content)


if __name__ == "__main__":
    serving.main()
