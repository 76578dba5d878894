#!/usr/bin/env python3
"""The calendar of the example plan's releases, in both languages, as a real iCalendar parser reads it.

Exits 77 where the parser (Debian's python3-icalendar) is not installed."""
import csv
import datetime
import sys

import program
from program import ROOT

try:
    import icalendar
except ImportError:
    print("skipped: python3-icalendar is not installed")
    sys.exit(77)

DAY = datetime.timedelta(days=1)


class CalendarTest(program.ProgramTest):
    LANGUAGE = "en"

    def setUp(self):
        super().setUp()
        self.generate(60)
        releases = ROOT / "examples/releases.csv"
        self.write("plan.toml", f"start = 2026-10-01\n[releases]\ntracks = '{releases}'\n")
        self.expect("plan", "catalogue.csv", "--quick", "--budget", "plan.toml", "--out", "p",
                    "--lang", self.LANGUAGE)
        self.bytes = (self.folder / "p/releases.ics").read_bytes()
        self.calendar = icalendar.Calendar.from_ical(self.bytes)
        self.events = self.calendar.walk("VEVENT")
        with releases.open(encoding="utf-8-sig", newline="") as file:
            self.releases = list(csv.DictReader(file))

    def events_of(self, release, days=None):
        """The events of one line of the list; with `days` only those of so many days."""
        name = f"{release['track']} – {release['artist']}"
        return [event for event in self.events if str(event["SUMMARY"]).endswith(": " + name) and
                days in (None, (event.decoded("DTEND") - event.decoded("DTSTART")).days)]

    def test_lines_end_and_fold_as_the_standard_has_it(self):
        self.assertTrue(self.bytes.endswith(b"\r\n"))
        lines = self.bytes.split(b"\r\n")
        self.assertFalse(any(b"\n" in line or b"\r" in line for line in lines))
        self.assertLessEqual(max(map(len, lines)), 75)
        for line in lines:
            line.decode("utf-8")

    def test_the_calendar_has_what_readers_ask_for(self):
        self.assertEqual(str(self.calendar["VERSION"]), "2.0")
        self.assertIn("Crossfade", str(self.calendar["PRODID"]))
        self.assertTrue(str(self.calendar["X-WR-CALNAME"]))
        self.assertNotIn("METHOD", self.calendar)
        self.assertTrue(self.events)

    def test_every_event_is_of_whole_days_and_has_a_name_of_its_own(self):
        for event in self.events:
            first, end = event.decoded("DTSTART"), event.decoded("DTEND")
            self.assertIs(type(first), datetime.date)
            self.assertIs(type(end), datetime.date)
            self.assertLess(first, end)
            self.assertTrue(str(event["SUMMARY"]).strip())
            self.assertIsInstance(event.decoded("DTSTAMP"), datetime.datetime)
        uids = [str(event["UID"]) for event in self.events]
        self.assertEqual(len(set(uids)), len(uids))

    def test_every_release_is_there_and_on_its_day_where_that_was_given(self):
        self.assertTrue(self.releases)
        for release in self.releases:
            events = self.events_of(release)
            self.assertGreaterEqual(len(events), 2, release)
            if release["release_date"]:
                day = datetime.date.fromisoformat(release["release_date"])
                self.assertIn(day, [event.decoded("DTSTART") for event in self.events_of(release, 1)])

    def test_the_names_of_all_events_are_those_of_the_list(self):
        known = sum(len(self.events_of(release)) for release in self.releases)
        self.assertEqual(known, len(self.events))


class KoreanCalendarTest(CalendarTest):
    LANGUAGE = "ko"


if __name__ == "__main__":
    program.main()
