#!/usr/bin/env python3
"""Accounts and tokens by whole commands: passwords from stdin and from a terminal, and where they never go."""
import fcntl
import json
import os
import pty
import subprocess
import termios
import time

import program
from program import HEADER, ROW

PASSWORD = "correct horse battery"


class AccountsTest(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.csv", HEADER + "\n" + ROW + "\n")
        self.expect("import", "small.csv", "--store", "s.db")

    def give(self, typed, *arguments, code=0):
        run = subprocess.run([program.PROGRAM, *arguments, "--store", "s.db"], input=typed, text=True,
                             capture_output=True, cwd=self.folder, timeout=60)
        self.assertEqual(run.returncode, code, run.stderr + run.stdout)
        return run

    def add(self, name, role="viewer"):
        return self.give(PASSWORD + "\n", "users", "add", name, "--role", role)

    def people(self):
        return {person["name"]: person["role"]
                for person in self.expect_json("users", "list", "--store", "s.db")["people"]}

    def type_at_terminal(self, typed, *arguments):
        """Runs the program at a terminal, types after each prompt; its exit code, all that the terminal
        showed, and whether the echo is on at the end."""
        primary, terminal = pty.openpty()
        self.addCleanup(os.close, primary)
        self.addCleanup(os.close, terminal)

        def take_terminal():
            os.setsid()
            fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)

        run = subprocess.Popen([program.PROGRAM, *arguments, "--store", "s.db"], stdin=terminal,
                               stdout=terminal, stderr=terminal, cwd=self.folder,
                               preexec_fn=take_terminal)
        shown = b""
        for line in typed:
            while not shown.endswith(b": "):
                shown += os.read(primary, 4096)
            deadline = time.monotonic() + 10  # the prompt may be there before the echo is off
            while termios.tcgetattr(terminal)[3] & termios.ECHO and time.monotonic() < deadline:
                time.sleep(0.01)
            shown += b"|"
            os.write(primary, line)
        code = run.wait(timeout=60)
        os.set_blocking(primary, False)
        try:
            shown += os.read(primary, 65536)
        except BlockingIOError:
            pass
        return code, shown.decode(), bool(termios.tcgetattr(terminal)[3] & termios.ECHO)

    def assert_nowhere(self, secret):
        for path in self.folder.iterdir():
            self.assertNotIn(secret.encode(), path.read_bytes(), path)

    def test_a_password_comes_from_stdin_and_is_kept_nowhere(self):
        run = self.give(PASSWORD + "\r\nsecond line", "users", "add", "민지", "--role", "admin")
        self.assertNotIn(PASSWORD, run.stdout + run.stderr)
        self.assert_nowhere(PASSWORD)
        self.assertEqual(self.people(), {"민지": "admin"})

    def test_a_password_typed_twice_at_a_terminal_is_not_shown(self):
        line = PASSWORD.encode() + b"\n"
        code, shown, echo = self.type_at_terminal([line, line], "users", "add", "yuna", "--role", "viewer")
        self.assertEqual(code, 0, shown)
        self.assertNotIn("horse", shown)
        self.assertTrue(echo)
        code, shown, echo = self.type_at_terminal([line, b"x" + line], "users", "password", "yuna")
        self.assertEqual(code, 2, shown)
        self.assertIn("differ", shown)
        self.assertTrue(echo)

    def test_ctrl_c_at_the_prompt_ends_the_program_with_the_echo_on(self):
        code, shown, echo = self.type_at_terminal([b"corr\x03"], "users", "add", "yuna", "--role", "viewer")
        self.assertEqual(code, 130, shown)
        self.assertTrue(echo)
        self.assertEqual(self.people(), {})

    def test_what_cannot_be_an_account_is_refused(self):
        self.add("yuna")
        self.give("short\n", "users", "add", "minji", "--role", "viewer", code=2)
        self.give("", "users", "add", "minji", "--role", "viewer", code=2)
        self.give(PASSWORD, "users", "add", "minji", "--role", "boss", code=2)
        self.assertIn("already", self.give(PASSWORD, "users", "add", "YUNA", "--role", "admin",
                                           code=2).stderr)
        self.give(PASSWORD, "users", "password", "nobody", code=4)
        self.give("", "users", "remove", "nobody", code=4)
        self.assertEqual(self.people(), {"yuna": "viewer"})
        self.expect("users", "list", "--store", "none.db", code=4)
        self.assertFalse((self.folder / "none.db").exists())

    def test_roles_and_removals_keep_an_admin(self):
        self.add("minji", "admin")
        self.add("yuna")
        self.give("", "users", "remove", "minji", code=2)
        self.give("", "users", "role", "minji", "viewer", code=2)
        self.give("", "users", "role", "yuna", "admin")
        self.give("", "users", "remove", "minji")
        self.assertEqual(self.people(), {"yuna": "admin"})

    def test_a_token_is_printed_once_and_alone(self):
        run = self.give("", "tokens", "add", "ci", "--role", "analyst")
        self.assertRegex(run.stdout, r"^crossfade_[A-Za-z0-9_-]{43}\n$")
        secret = run.stdout.strip()
        self.assert_nowhere(secret[len("crossfade_"):])
        listed = self.give("", "tokens", "list", "--json").stdout
        self.assertNotIn(secret, listed)
        self.assertEqual(json.loads(listed)["tokens"][0]["role"], "analyst")
        self.give("", "tokens", "revoke", "ci")
        self.give("", "tokens", "revoke", "ci", code=4)
        self.assertIsNotNone(self.expect_json("tokens", "list", "--store", "s.db")["tokens"][0]["revoked"])


if __name__ == "__main__":
    program.main()
