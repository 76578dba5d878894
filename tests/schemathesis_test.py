#!/usr/bin/env python3
"""Questions that schemathesis makes of the API's document: no answer may be a failure of ours, or one
that the document does not know. `./test.sh --all` installs it (tests/peers.txt); skipped where it is
absent.

    schemathesis_test.py CROSSFADE
"""
import os
import pathlib
import shutil
import subprocess
import sys

PEERS = pathlib.Path(__file__).resolve().parents[1] / "build/peers"
PROGRAM = PEERS / "bin/schemathesis"
if not PROGRAM.exists():
    found = shutil.which("schemathesis")
    if found is None:
        print("skipped: schemathesis is not installed")
        sys.exit(77)
    PROGRAM = pathlib.Path(found)

import serving

CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_headers_conformance", "response_schema_conformance")
# A stream without an end; and what, asked for at random, locks everybody else out.
NEVER = ("events", "add_person", "sign_in")
JOBS = ("import_file", "listen", "start_study", "retry_job", "promote", "roll_back")
# It would ask by methods that are none of HTTP's, too; 501 is their right answer, and no failure of ours.
# What is too large is refused by its size, whatever else is wrong with it. And jobs may be ordered faster than
# they can be done: a full queue says so by a 503.
SETTINGS = """[phases.coverage]
unexpected-methods = []
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 413, 414, 415, 422, 429, 431]
[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", 503]
"""


class SchemathesisTest(serving.ServerTest):
    def try_all(self, server, seconds, checks, choice, operations):
        """Asks for so long. `choice`: --include-operation-id or --exclude-operation-id."""
        (self.folder / "settings.toml").write_text(SETTINGS)
        options = [word for operation in operations for word in (choice, operation)]
        run = subprocess.run(
            [str(PROGRAM), "--config-file", "settings.toml", "run",
             f"http://127.0.0.1:{server.port}/api/v1/openapi.json", "--phases", "coverage,fuzzing",
             "--max-examples", "40", "--max-time", str(seconds), "--seed", "7", "--checks", ",".join(checks),
             "--suppress-health-check", "all", "--generation-database", "none", "--request-timeout", "30",
             "--no-color", *options],
            cwd=self.folder, capture_output=True, text=True, timeout=seconds + 200,
            env={**os.environ, "PYTHONWARNINGS": "ignore"})
        failures = run.stdout[run.stdout.find("= FAILURES"):]
        self.assertEqual(run.returncode, 0, failures[:8000] + run.stderr[-2000:])
        self.assertRegex(run.stdout, r"\d{3,} generated, \d+ passed")
        self.assertEqual(server.get("/status").status, 200)

    def test_what_is_asked_of_a_store_with_a_study_is_answered_as_documented(self):
        server = self.serve(self.copy_store())
        self.try_all(server, 90, (*CHECKS, "negative_data_rejection"), "--exclude-operation-id", (*NEVER, *JOBS))

    def test_jobs_are_taken_or_refused_as_documented(self):
        server = self.serve(self.folder / "empty.db")
        self.try_all(server, 30, CHECKS, "--include-operation-id", (*JOBS, "jobs", "job", "cancel_job", "imports"))


if __name__ == "__main__":
    serving.main()
