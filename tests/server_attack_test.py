#!/usr/bin/env python3
"""What an attacker may send to a running `crossfade serve`, and what must not come of it."""
import contextlib
import json
import random
import re
import shutil
import socket
import sqlite3
import statistics
import string
import time
import urllib.parse

import program
import serving
from schema import Document
from serving import STRANGE

API = "/api/v1"
SQL = ("'", "' OR '1'='1", "1; DROP TABLE tracks; --", "\" UNION SELECT secret FROM tokens --", "%' OR 1=1 --",
       "1' AND randomblob(1e9)--", "\\", "%", "_", "\x00", "\u202e", "a" * 2000, "-1", "1e308", "NaN")


class AttackTest(serving.ServerTest):
    def setUp(self):
        super().setUp()
        self.server = self.shared()
        self.document = Document()

    def request(self, line, *fields, host=None, body=b""):
        head = "\r\n".join([line, f"Host: {host or f'127.0.0.1:{self.server.port}'}", *fields, "", ""])
        return head.encode("latin-1") + body

    def statuses(self, data, timeout=3):
        """The statuses of all answers to these bytes."""
        answer = self.server.raw(data, timeout)
        return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)], answer

    def assert_alive(self, limit=None):
        """That others are answered; in the median within `limit` seconds."""
        seconds = []
        for _ in range(15):
            began = time.monotonic()
            self.assertEqual(self.server.get("/kpis").status, 200)
            seconds.append(time.monotonic() - began)
        if limit:
            self.assertLess(statistics.median(seconds), limit)

    def open_many(self, count, data):
        links = []
        for _ in range(count):
            link = socket.create_connection(("127.0.0.1", self.server.port), timeout=10)
            self.addCleanup(link.close)
            link.sendall(data)
            links.append(link)
        return links


class Connections(AttackTest):
    def test_200_requests_that_never_end_do_not_keep_others_waiting(self):
        self.open_many(200, b"GET /api/v1/kpis HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        self.assert_alive(0.05)

    def test_bodies_that_never_end_do_not_keep_others_waiting(self):
        head = self.request(f"POST {API}/score HTTP/1.1", "Content-Type: application/json", "Content-Length: 9999")
        upload = self.request(f"POST {API}/imports?name=a.csv HTTP/1.1", "Content-Type: text/csv",
                              "Content-Length: 99999999")
        self.open_many(100, head + b'{"rows": [')
        links = self.open_many(20, upload + b"Artist,Track\n")
        self.assert_alive(0.05)
        for link in links:
            link.close()
        folder = self.place / "s.db.spool/uploads"
        serving.wait_until(lambda: not list(folder.iterdir()))

    def test_clients_that_do_not_read_their_answers_do_not_keep_others_waiting(self):
        data = self.request(f"GET {API}/tracks?limit=500 HTTP/1.1", "Accept-Encoding: identity")
        self.open_many(30, data * 20)
        self.assert_alive(0.05)


class Requests(AttackTest):
    def test_a_request_hidden_in_another_is_not_answered(self):
        hidden = self.request("GET /healthz HTTP/1.1")
        length = f"Content-Length: {len(hidden)}"
        post = f"POST {API}/score HTTP/1.1"
        kind = "Content-Type: application/json"
        for fields, body in (
                ((kind, length, "Transfer-Encoding: chunked"), b"0\r\n\r\n" + hidden),
                ((kind, "Content-Length: 0", length), hidden),
                ((kind, "Content-Length: 4, 4"), b"abcd" + hidden),
                ((kind, "Content-Length: +4"), b"abcd" + hidden),
                ((kind, "Content-Length: 0x4"), b"abcd" + hidden),
                ((kind, "Transfer-Encoding: xchunked"), b"0\r\n\r\n" + hidden),
                ((kind, "Transfer-Encoding: chunked, identity"), b"0\r\n\r\n" + hidden),
                ((kind, "Transfer-Encoding: identity", "Transfer-Encoding: chunked"), b"0\r\n\r\n" + hidden),
                ((kind, "Transfer-Encoding : chunked"), b"0\r\n\r\n" + hidden),
                ((kind, "Transfer-Encoding: chunked"), b"5\rabcde\r\n0\r\n\r\n" + hidden),
                ((kind, "X-A: b\r\n Transfer-Encoding: chunked"), hidden),
                ((kind, "X-A: b\nTransfer-Encoding: chunked"), hidden),
                ((kind, "X A: b"), hidden), ((kind, ": b"), hidden), ((kind, "\x00X: b"), hidden)):
            with self.subTest(fields=fields):
                found, answer = self.statuses(self.request(post, *fields, body=body))
                self.assertEqual(len(found), 1, answer)
                self.assertIn(found[0], (400, 411, 413, 431, 501))

    def test_a_body_of_a_question_is_not_the_next_request(self):
        hidden = self.request("GET /healthz HTTP/1.1")
        found, answer = self.statuses(self.request(
            f"GET {API}/kpis HTTP/1.1", f"Content-Length: {len(hidden)}", "Connection: close", body=hidden))
        self.assertEqual(len(found), 1)
        self.assertNotIn(b'"ok"', answer)

    def test_odd_lines_methods_and_versions_are_refused(self):
        for line in ("GET  /healthz HTTP/1.1", "GET /healthz HTTP/1.2", "GET /healthz HTTP/2.0", "GET /healthz",
                     "TRACE /healthz HTTP/1.1", "CONNECT evil.example:443 HTTP/1.1", "OPTIONS * HTTP/1.1",
                     "PRI * HTTP/2.0", "get /healthz HTTP/1.1", "GET http://evil.example/ HTTP/1.1",
                     "GET healthz HTTP/1.1", "GET /health z HTTP/1.1", "GET /\x01 HTTP/1.1"):
            with self.subTest(line=line):
                found, answer = self.statuses(self.request(line, "Connection: close"))
                self.assertTrue(all(400 <= status < 600 and status != 500 for status in found), answer)
                self.assertNotIn(b'{"status":"ok"}', answer)
                self.assertNotIn(b"evil.example", answer)

    def test_line_breaks_that_are_smuggled_in_make_no_header(self):
        for path in (f"{API}/plans/files/x%0d%0aSet-Cookie:%20a=b", f"{API}/tracks/%0d%0aX-Evil:%201",
                     f"{API}/kpis?q=%0d%0aX-Evil:%201", "/%0d%0aX-Evil:%201", "/assets/%0d%0aX-Evil:%201.js",
                     f"{API}/search?q=a%0aX-Evil:1"):
            _, answer = self.statuses(self.request(f"GET {path} HTTP/1.1", "Connection: close"))
            head = answer.split(b"\r\n\r\n")[0]
            self.assertNotRegex(head, rb"(?im)^(X-Evil|Set-Cookie):")
        answer = self.server.ask(API + "/imports", "POST", "Artist,Track\n", {"Content-Type": "text/csv"},
                                 {"name": "a\r\nX-Evil: 1.csv", "study": 0})
        self.assertNotIn("x-evil", answer.headers)

    def test_what_is_too_large_is_refused_before_it_is_read(self):
        for data, wanted in (
                (self.request("GET /healthz HTTP/1.1", "X-A: " + "a" * 9000), (431,)),
                (self.request("GET /healthz HTTP/1.1", *[f"X-{i}: a" for i in range(2000)]), (431,)),
                (self.request(f"GET {API}/kpis?q={'a' * 9000} HTTP/1.1"), (414, 431)),
                (self.request(f"POST {API}/score HTTP/1.1", "Content-Type: application/json",
                              "Content-Length: 1048577"), (413,)),
                (self.request(f"POST {API}/imports?name=a.csv HTTP/1.1", "Content-Type: text/csv",
                              f"Content-Length: {1 << 40}"), (413,)),
                (self.request(f"POST {API}/score HTTP/1.1", "Content-Type: application/json",
                              "Content-Length: 99999999999999999999999"), (400, 413)),
                (self.request(f"POST {API}/score HTTP/1.1", "Content-Type: application/json",
                              "Transfer-Encoding: chunked", body=b"100001\r\n" + b"a" * 1048577), (413,))):
            found, answer = self.statuses(data)
            self.assertEqual(len(found), 1, answer[:300])
            self.assertIn(found[0], wanted, answer[:300])

    def test_bodies_made_to_break_a_parser_are_refused(self):
        kind = {"Content-Type": "application/json"}
        for body in ("[" * 100000, '{"a":' * 50000, '{"rows": [' + "[" * 5000, '{"Artist": "\\ud800", "Track": "b"}',
                     '{"Energy": 1e999, "Artist": "a", "Track": "b"}', '{"Energy": NaN}', b"\xff\xfe", b"\x00",
                     '{"Artist": "a", "Artist": "b", "Track": "c"}', '{"a": "b"' + " " * 100000, "null", '""'):
            answer = self.server.ask(API + "/score", "POST", body, kind)
            self.assertIn(answer.status, (200, 400, 422), (body[:30], answer.body))
            self.assertEqual(self.document.faults("score", answer), [])
        for body in (b"\x1f\x8b" + b"a" * 100, b"Artist,Track,Energy\n" + b'"' + b"a" * 100000,
                     b"Artist,Track,Energy\n" + b"," * 100000, b"\xff" * 1000, "Artist,Track\n" + "a,b\n" * 100000):
            answer = self.server.ask(API + "/score", "POST", body, {"Content-Type": "text/csv"})
            self.assertIn(answer.status, (400, 422), (body[:30], answer.body))
        squeezed = self.server.ask(API + "/score", "POST", b"\x1f\x8b\x08", {**kind, "Content-Encoding": "gzip"})
        self.assertIn(squeezed.status, (400, 415, 422))
        self.assert_alive()


class Places(AttackTest):
    def test_no_path_leads_out_of_the_program(self):
        secret = self.place / "catalogue.csv"
        climbs = ("../" * 8, "..%2f" * 8, "%2e%2e/" * 8, "%2e%2e%2f" * 8, "..%5c" * 8, "....//" * 8, "%252e%252e%252f" * 8,
                  "..;/" * 8, "%c0%ae%c0%ae/" * 8, "\\..\\" * 4, "./" * 3 + "../" * 8)
        for base in ("/", "/assets/", "/assets/x/", f"{API}/plans/files/", f"{API}/reports/1/", f"{API}/tracks/"):
            for climb in climbs:
                for target in ("etc/passwd", str(secret).lstrip("/"), "proc/self/environ"):
                    _, answer = self.statuses(self.request(f"GET {base}{climb}{target} HTTP/1.1", "Connection: close"))
                    self.assertNotIn(b"root:", answer)
                    self.assertNotIn(b"Danceability", answer)
                    self.assertNotIn(b"PATH=", answer)
        for name in ("/etc/passwd", "//etc/passwd", "file:///etc/passwd", "/assets//etc/passwd", "/index.html/../../s.db",
                     "/.git/config", "/s.db", "/assets/", "/%00", "/index.html%00.js"):
            _, answer = self.statuses(self.request(f"GET {name} HTTP/1.1", "Connection: close"))
            self.assertNotIn(b"root:", answer)
            self.assertNotIn(b"SQLite format", answer)

    def test_an_upload_is_written_where_uploads_belong_whatever_it_is_called(self):
        before = {path for path in self.place.rglob("*") if "spool" not in path.parts[-2:]}
        for name in ("../../evil.csv", "/tmp/evil.csv", "..", ".", "-rf.csv", "a/b.csv", "a\\b.csv", "\x00.csv", "CON.csv",
                     "--store=x.csv", "$(id).csv", "`id`.csv", "<script>.csv", "밤.csv"):
            answer = self.server.ask(API + "/imports", "POST", "nothing\n", {"Content-Type": "text/csv"},
                                     {"name": name, "study": 0})
            self.assertIn(answer.status, (202, 400, 422), name)
            if answer.status == 202:
                self.assertNotIn("/", answer.json["files"][0]["name"])
                self.assertEqual(self.server.ended(answer.json)["state"], "failed")
        after = {path for path in self.place.rglob("*") if "spool" not in str(path)}
        self.assertEqual({path.name for path in after - before} - {"s.db-wal", "s.db-shm"}, set())


class Browsers(AttackTest):
    def test_a_host_that_is_not_ours_gets_nothing(self):
        for host in ("evil.example", f"evil.example:{self.server.port}", "127.0.0.1.evil.example", "localhost.evil.example",
                     "[::1", "", "127.0.0.1@evil.example", "192.0.2.1", "0.0.0.0"):
            found, answer = self.statuses(self.request(f"GET {API}/kpis HTTP/1.1", "Connection: close", host=host or " "))
            self.assertIn(found, ([400], [421]), host)
            self.assertNotIn(b"total_streams", answer)
        found, _ = self.statuses(f"GET {API}/kpis HTTP/1.1\r\n\r\n".encode())
        self.assertEqual(found, [400])
        twice = self.request(f"GET {API}/kpis HTTP/1.1", "Host: evil.example", "Connection: close")
        self.assertEqual(self.statuses(twice)[0], [400])
        self.assertEqual(self.server.get("/kpis", Host="localhost").status, 200)

    def test_a_page_of_another_site_changes_nothing(self):
        own = f"http://127.0.0.1:{self.server.port}"
        for fields in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": own.replace("127", "128")},
                       {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
                       {"Origin": own, "Sec-Fetch-Site": "cross-site"}, {"Origin": "https://127.0.0.1.evil.example"}):
            for path, kind in (("/views", "application/json"), ("/views", "text/plain"),
                               ("/imports?name=a.csv", "multipart/form-data; boundary=x"),
                               ("/session", "application/x-www-form-urlencoded"), ("/score", "text/plain")):
                answer = self.server.ask(API + path, "POST", '{"name": "a", "page": "/"}', {**fields, "Content-Type": kind})
                self.assertEqual(answer.status, 403, (fields, path))
            self.assertEqual(self.server.ask(API + "/jobs/1", "DELETE", headers=fields).status, 403)
        self.assertEqual(self.server.get("/views").json["views"], [])
        self.assertEqual(self.server.get("/kpis", Origin="http://evil.example").status, 200)
        self.assertNotIn("access-control-allow-origin", self.server.get("/kpis", Origin="http://evil.example").headers)

    def test_a_form_cannot_send_what_the_api_reads(self):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
            for path, body in (("/views", '{"name": "a", "page": "/"}'), ("/studies", "{}"), ("/shares", '{"page": "/", "days": 1}'),
                               ("/session", '{"name": "a", "password": "b"}')):
                answer = self.server.ask(API + path, "POST", body, {"Content-Type": kind})
                self.assertEqual(answer.status, 400, (path, kind))

    def test_every_answer_tells_browsers_what_they_must_not_do(self):
        for path in ("/", "/healthz", API + "/kpis", API + "/none", "/none.js", API + "/tracks.csv"):
            answer = self.server.ask(path)
            self.assertEqual(answer.headers["x-content-type-options"], "nosniff", path)
            self.assertIn("default-src 'none'", answer.headers["content-security-policy"])
            self.assertIn("frame-ancestors 'none'", answer.headers["content-security-policy"])
            self.assertNotIn("unsafe", answer.headers["content-security-policy"])
            self.assertEqual(answer.headers["cross-origin-resource-policy"], "same-origin")
            self.assertEqual(answer.headers["referrer-policy"], "no-referrer")
            self.assertNotIn("server", answer.headers)

    def test_names_that_are_scripts_come_back_as_text_alone(self):
        artist, track = STRANGE[1][:2]
        rows = self.server.get("/tracks", {"q": "alert"}).json["rows"]
        self.assertEqual([(row["artist"], row["track"]) for row in rows], [(artist, track)])
        for path in ("/tracks?q=alert", "/search?q=alert", f"/tracks/{rows[0]['id']}", f"/artists/{rows[0]['artist_id']}",
                     f"/search?q={urllib.parse.quote('<script>')}", "/quality/rows"):
            answer = self.server.get(path)
            self.assertEqual(answer.type, "application/json")
        for path in ("/", f"/tracks/{rows[0]['id']}", "/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/%3Cscript%3Ealert(1)%3C/script%3E"):
            page = self.server.ask(path).plain
            self.assertNotIn(b"<script>alert", page)
            self.assertNotIn(b"onerror", page)
            first = re.search(rb'<script type="application/json" id="first">(.*?)</script>', page, re.S)
            if first:  # a program built without its dashboard has none
                self.assertNotIn(b"<", first.group(1))
                json.loads(first.group(1))
        for path in (f"/tracks/{track}", "/none<script>", "/kpis?video=<script>alert(1)</script>"):
            answer = self.server.ask(API + urllib.parse.quote(path, safe="/?=&"))
            self.assertEqual(answer.type, "application/problem+json")


class Words(AttackTest):
    def test_sql_in_any_parameter_finds_and_changes_nothing(self):
        before = self.server.get("/tracks", {"limit": 500}).body
        names = sorted({parameter["name"] for operation in self.document.operations
                        for parameter in self.document.parameters(operation, "query")})
        self.assertGreater(len(names), 12)
        for operation, (method, path, _) in self.document.operations.items():
            if method != "GET" or operation == "events":
                continue
            own = {parameter["name"] for parameter in self.document.parameters(operation, "query")}
            for number, word in enumerate(SQL):
                address = re.sub(r"\{\w+\}", urllib.parse.quote(word, safe=""), path)
                for name in sorted(own) if own and "{" not in path else [None]:
                    answer = self.server.ask(address, query={name: word} if name else None)
                    self.assertLess(answer.status, 500, (operation, name, word, answer.body))
                    self.assertEqual(self.document.faults(operation, answer), [], (operation, name, word))
        for word in SQL[:6]:
            self.assertEqual(self.server.get("/tracks", {"q": word + " no such words"}).json["total"], 0)
            self.assertEqual(self.server.get("/tracks", {"album_type": word}).json["total"], 0)
        self.assertEqual(self.server.get("/tracks", {"limit": 500}).body, before)

    def test_sql_in_any_name_is_a_name(self):
        store = shutil.copy(self.place / "s.db", self.folder / "t.db")
        server = self.serve(store)
        for word in SQL[:6]:
            answer = server.ask(API + "/views", "POST", {"name": word, "page": "/tracks?q=" + word})
            self.assertEqual(answer.status, 201, answer.body)
            self.assertEqual(answer.json["name"], word)
            answer = server.ask(API + "/tokens", "POST", {"name": word, "role": "viewer"})
            self.assertIn(answer.status, (201, 400, 401))
            server.ask(API + "/session", "POST", {"name": word, "password": word})
            server.ask(API + "/shares/open", "POST", {"secret": word})
            server.ask(API + "/imports", "POST", "x\n", {"Content-Type": "text/csv"}, {"name": word + ".csv", "study": 0})
        self.assertEqual(sorted(view["name"] for view in server.get("/views").json["views"]), sorted(SQL[:6]))
        server.stop()
        with contextlib.closing(sqlite3.connect(store)) as connection:
            self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertGreater(connection.execute("SELECT count(*) FROM tracks").fetchone()[0], 300)

    def test_a_token_or_session_cannot_be_guessed(self):
        store = shutil.copy(self.place / "s.db", self.folder / "t.db")
        token = self.expect("tokens", "add", "ci", "--role", "admin", "--store", store).stdout.strip()
        added = self.run_program("users", "add", "minji", "--role", "admin", "--store", store, input="correct horse battery")
        self.assertEqual(added.returncode, 0, added.stderr)
        server = self.serve(store)
        self.assertEqual(server.get("/kpis", Authorization="Bearer " + token).status, 200)
        picked = random.Random(5)
        alphabet = string.ascii_letters + string.digits + "_-"
        guesses = [token[:-1] + ("a" if token[-1] != "a" else "b"), token[:-1], token + "a", token.upper(), token + "\t" + token,
                   token.removeprefix("crossfade_"), "crossfade_", "", "*", "null", "' OR 1=1 --", "a" * 4000]
        guesses += ["crossfade_" + "".join(picked.choices(alphabet, k=43)) for _ in range(200)]
        for guess in guesses:
            answer = server.get("/kpis", Authorization="Bearer " + guess)
            self.assertEqual(answer.status, 401, guess)
            self.assertNotIn(b"total_streams", answer.body)
        for field in ("Cookie", "X-Token", "X-Forwarded-User"):
            for guess in ("crossfade=" + token, "__Host-crossfade=" + token, token):
                self.assertEqual(server.get("/kpis", **{field: guess}).status, 401)
        self.assertEqual(server.ask(f"{API}/kpis?token={token}", headers={"Authorization": "Basic eDp5"}).status, 401)


if __name__ == "__main__":
    serving.main()
