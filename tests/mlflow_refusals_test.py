#!/usr/bin/env python3
"""Addresses without an MLflow server, and servers that are ill: each has a complaint of its own, soon; and
what a server hears of who asks. Starts no server of MLflow's.

    mlflow_refusals_test.py CROSSFADE
"""
import ssl
import subprocess
import time

import mlflow_venv

mlflow_venv.enter()

import program
from mlflow_runs import MlflowTest
from mlflow_server import Loopback, always, answer_bytes, receive_request


class Misbehaving(MlflowTest):
    """What is no MLflow server, or an ill one, gets a complaint of its own, soon."""

    def complaint(self, url, *words, code=1, seconds=10, environment=None):
        self.add_run()
        began = time.monotonic()
        run = self.push(url=url, code=code, environment=environment)
        self.assertLess(time.monotonic() - began, seconds)
        self.assertEqual(run.stdout, "")
        self.assertEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)
        for word in words:
            self.assertIn(word, run.stderr)
        return run

    def misbehave(self, answer, *words, **options):
        with always(answer) as odd:
            self.complaint(odd.url, *words, **options)
        return odd.asked

    def test_addresses_that_are_none(self):
        for url in ("mlflow", "sqlite:///a.db", "file:///tmp", "http://", "ftp://host"):
            self.complaint(url, "address", code=2)
        self.complaint("http://user:geheim@127.0.0.1:1", "MLFLOW_TRACKING_PASSWORD", code=2)
        self.assertNotIn("geheim", self.push(url="http://user:geheim@127.0.0.1:1", code=2).stderr)

    def test_a_certificate_that_nobody_vouches_for(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem",
                        "-out", "cert.pem"], cwd=self.folder, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "cert.pem", self.folder / "key.pem")
        with always(answer_bytes("403 Forbidden")) as odd:
            odd.socket = context.wrap_socket(odd.socket, server_side=True)
            url = odd.url.replace("http:", "https:")
            self.complaint(url, "nobody vouches", "MLFLOW_TRACKING_SERVER_CERT_PATH")
            self.assertEqual(odd.asked, [])
            vouched = {"MLFLOW_TRACKING_SERVER_CERT_PATH": str(self.folder / "cert.pem")}
            self.complaint(url, "forbids", environment=vouched)
            self.complaint(url, "cannot be read", environment={
                "MLFLOW_TRACKING_SERVER_CERT_PATH": str(self.folder / "none.pem")})
        self.complaint(odd.url, "no MLflow server answers", code=4)

    def test_nobody_there(self):
        self.complaint("http://127.0.0.1:1", "no MLflow server answers", code=4)
        self.complaint("http://no-such-host.invalid", "no MLflow server of this name", code=4)

    def test_401(self):
        asked = self.misbehave(answer_bytes("401 Unauthorized"), "who you are", "MLFLOW_TRACKING_TOKEN")
        self.assertEqual(len(asked), 1)

    def test_403(self):
        asked = self.misbehave(answer_bytes("403 Forbidden", b"Invalid Host header"), "forbids")
        self.assertEqual(len(asked), 1)

    def test_404(self):
        self.misbehave(answer_bytes("404 Not Found", b"<html>"), "no MLflow server lives", code=4)

    def test_500_is_tried_again(self):
        asked = self.misbehave(answer_bytes("500 Internal Server Error", b'{"message": "disk full"}'),
                               "failed (500)", "disk full")
        self.assertEqual(len(asked), 4)

    def test_a_redirect_loop(self):
        for status in (301, 302, 307, 308):
            asked = self.misbehave(lambda odd: [answer_bytes(f"{status} Moved", head=f"Location: {odd.url}"
                                                             f"/a\r\n")],
                                   "elsewhere", "/a", code=4)
            self.assertEqual(len(asked), 1)

    def test_half_a_response(self):
        self.misbehave(answer_bytes("200 OK", b'{"experiment": {', length=5000), "in the middle")

    def test_no_response(self):
        self.misbehave(b"", "without an answer")

    def test_a_gigabyte_is_cut_off(self):
        def endless(_):
            yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
            for _ in range(1024):
                yield b" " * (1 << 20)

        asked = self.misbehave(endless, "cut off")
        self.assertEqual(len(asked), 1)
        self.misbehave(answer_bytes("200 OK", b" " * 100, length=1 << 30), "cut off")

    def test_nonsense(self):
        self.misbehave(answer_bytes("200 OK", b"<html>hello"), "no JSON")
        self.misbehave(answer_bytes("200 OK", b'{"experiment": {"experiment_id"'), "no JSON")
        self.misbehave(answer_bytes("200 OK", b"[[[" * 500), "no JSON")
        self.misbehave(answer_bytes("200 OK", b"{}"), "experiment.experiment_id")
        self.misbehave(answer_bytes("200 OK", b'{"experiment": [7]}'), "experiment.experiment_id")
        self.misbehave(b"SSH-2.0-OpenSSH_9\r\n", "no web server")

    def test_too_slow(self):
        def slow(_):
            time.sleep(20)
            yield b"HTTP/1.1 200 OK\r\n"

        def drip(_):
            for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + b" " * 100:
                time.sleep(.2)
                yield bytes([byte])

        for answer in (slow, drip):
            asked = self.misbehave(answer, "in time", seconds=5,
                                   environment={"MLFLOW_HTTP_REQUEST_TIMEOUT": "1"})
            self.assertEqual(len(asked), 1)


class Credentials(MlflowTest):
    def heads(self, **environment):
        heads = []

        def answer(server, stream, connection):
            heads.append(receive_request(stream)[1].decode())
            connection.sendall(answer_bytes("403 Forbidden"))
        with Loopback(answer) as listening:
            self.add_run()
            run = self.push(url=listening.url, code=1, environment=environment)
        self.assertNotIn("geheim", run.stdout + run.stderr)
        return heads[0]

    def test_go_by_mlflows_own_variables_alone(self):
        self.assertNotIn("Authorization", self.heads())
        basic = self.heads(MLFLOW_TRACKING_USERNAME="u", MLFLOW_TRACKING_PASSWORD="geheim",
                           MLFLOW_TRACKING_TOKEN="t")
        self.assertIn("Authorization: Basic dTpnZWhlaW0=", basic)
        token = self.heads(MLFLOW_TRACKING_TOKEN="geheim")
        self.assertIn("Authorization: Bearer geheim", token)

    def test_are_not_kept(self):
        self.heads(MLFLOW_TRACKING_USERNAME="u", MLFLOW_TRACKING_PASSWORD="geheim")
        for path in self.folder.iterdir():
            self.assertNotIn(b"geheim", path.read_bytes())


if __name__ == "__main__":
    program.main()
