#!/usr/bin/env python3
"""Every answer of `crossfade serve` against its document, and against figures taken from the file by hand."""
import base64
import csv
import html.parser
import json
import math
import re
import statistics
import struct
import unicodedata

import program
import serving
import sounds
from schema import Document

API = "/api/v1"
NUMBERS = ("streams", "views", "likes", "comments")
# What only a server that has made a plan itself can give (server_jobs_test.py), and what has no end.
ELSEWHERE = {"plan_file", "events"}


def number(cell):
    return float(cell) if cell not in ("", None) else None


def fold(text):
    return unicodedata.normalize("NFC", text or "").casefold()


class Catalogue:
    """The file's rows, as this test reads them."""

    def __init__(self, path):
        self.rows = serving.read_csv(path.read_text(encoding="utf-8"))
        for row in self.rows:
            row["streams"], row["views"] = number(row["Stream"]), number(row["Views"])
            row["licensed"] = {"True": "yes", "False": "no"}.get(row["Licensed"], "unknown")
            row["name"] = (row["Artist"], row["Track"])

    def names(self, fits=lambda row: True):
        return sorted(row["name"] for row in self.rows if fits(row))


class ApiTest(serving.ServerTest):
    def setUp(self):
        super().setUp()
        self.server = self.shared()
        self.get = self.server.get
        self.document = Document()
        self.file = Catalogue(self.catalogue)

    def assert_documented(self, operation, answer):
        self.assertEqual(self.document.faults(operation, answer), [], (operation, answer.status))

    def assert_refused(self, operation, answer, status):
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.type, "application/problem+json")
        self.assert_documented(operation, answer)
        self.assertEqual(answer.json["status"], status)

    def all_rows(self, path, **query):
        """The rows of a table, page by page."""
        rows, cursor = [], None
        while True:
            page = self.get(path, {**query, **({"cursor": cursor} if cursor else {})}).json
            self.assertEqual(page["first"], len(rows))
            rows += page["rows"]
            cursor = page["next"]
            if cursor is None:
                self.assertEqual(page["total"], len(rows))
                return rows

    def names_of(self, **query):
        return sorted((row["artist"], row["track"])
                      for row in self.all_rows("/tracks", limit=500, **query))

    def ids(self):
        """For each path parameter of the document something that is there."""
        return {"/tracks/": self.get("/tracks").json["rows"][0]["id"],
                "/artists/": self.get("/artists").json["rows"][0]["id"],
                "/videos/": self.get("/videos").json["rows"][0]["id"],
                "/imports/": 1, "/reports/": 1, "/runs/": 1, "/jobs/": self.some_job()}

    def some_job(self):
        jobs = self.get("/jobs").json["jobs"]
        if jobs:
            return jobs[0]["id"]
        answer = self.server.ask(API + "/imports", "POST", self.catalogue.read_bytes(),
                                 {"Content-Type": "text/csv"},
                                 {"name": "catalogue.csv", "as_of": "2024-05-01", "study": 0})
        self.assert_documented("import_file", answer)
        self.assertEqual(answer.status, 202, answer.body)
        self.assertTrue(self.server.ended(answer.json)["was_there"])
        return answer.json["id"]

    def some_demo(self):
        if not self.get("/demos").json["demos"]:
            answer = self.server.ask(API + "/listen", "POST", sounds.wav([sounds.song(6)]),
                                     {"Content-Type": "audio/wav"}, {"name": "demo.wav"})
            self.assert_documented("listen", answer)
            self.server.ended(answer.json)
        return self.get("/demos").json["demos"][0]["digest"]

    def gets(self):
        """Every operation that asks for something, with an address at which it is there."""
        ids = self.ids()
        for operation, (method, path, _) in self.document.operations.items():
            if method != "GET" or operation in ELSEWHERE:
                continue
            for part, identity in ids.items():
                path = path.replace(part + "{id}", f"{part}{identity}")
            path = path.replace("{place}", "1")
            if "{digest}" in path:
                path = path.replace("{digest}", self.some_demo())
            self.assertNotIn("{", path)
            yield operation, path + {"search": "?q=a", "run_comparison": "?run=1&run=2"}.get(operation, "")


class Answers(ApiTest):
    def test_everything_that_can_be_asked_answers_as_the_document_says(self):
        asked = 0
        for operation, path in self.gets():
            with self.subTest(operation=operation):
                answer = self.server.ask(path)
                self.assertEqual(answer.status, 200, answer.body)
                self.assert_documented(operation, answer)
                self.assertGreater(len(answer.body), 0)
                asked += 1
        self.assertGreater(asked, 30)

    def test_the_checker_of_the_document_finds_what_is_wrong(self):
        answer = self.get("/tracks", {"limit": 3})
        for spoil in (lambda page: page.pop("total"), lambda page: page.update(total="3"),
                      lambda page: page.update(more=1), lambda page: page["rows"][0].pop("artist"),
                      lambda page: page["rows"][1].update(id="x1"),
                      lambda page: page["rows"][2].update(release_date="2024-02-30")):
            page = answer.json
            spoil(page)
            wrong = serving.Answer.__new__(serving.Answer)
            wrong.__dict__.update(answer.__dict__, body=json.dumps(page).encode())
            self.assertEqual(len(self.document.faults("tracks", wrong)), 1)

    def test_the_document_is_served_as_it_is_checked_in(self):
        self.assertEqual(self.get("/openapi.json").body, serving.DOCUMENT.read_bytes())

    def test_runs_are_listed_filtered_opened_and_compared(self):
        whole = self.get("/runs").json
        self.assertEqual([run["kind"] for run in whole["runs"]], ["run"])
        study = whole["runs"][0]
        models = self.get("/runs", {"where": "kind = model and r2 > -1", "sort": "r2 desc"}).json
        scores = [next(m["value"] for m in run["metrics"] if m["name"] == "r2") for run in models["runs"]]
        self.assertGreater(len(scores), 1)
        self.assertEqual(scores, sorted(scores, reverse=True))
        first = self.get("/runs", {"where": "kind = model", "limit": 2}).json
        rest = self.get("/runs", {"where": "kind = model", "limit": 500, "cursor": first["next"]}).json
        opened = self.get(f"/runs/{study['id']}").json
        self.assertEqual(opened["run"], study)
        self.assertEqual(sorted(run["id"] for run in first["runs"] + rest["runs"]),
                         [part["id"] for part in opened["parts"]])
        for place, file in enumerate(study["files"], 1):
            body = self.get(f"/runs/{study['id']}/files/{place}").body
            self.assertEqual(len(body), file["bytes"], file["path"])
        one, two = (models["runs"][i]["id"] for i in (0, 1))
        beside = self.get("/run_comparison", {"run": [one, two]}).json
        self.assertEqual(beside["runs"], [one, two])
        r2 = next(figure for figure in beside["figures"] if figure["name"] == "r2")
        self.assertEqual([value["value"] for value in r2["values"]], scores[:2])

    def test_an_answer_that_one_has_is_not_sent_again(self):
        kept = 0
        for operation, path in self.gets():
            first = self.server.ask(path)
            if "etag" not in first.headers:
                self.assertEqual(first.headers["cache-control"], "no-store", operation)
                continue
            kept += 1
            again = self.server.ask(path, headers={"If-None-Match": first.headers["etag"]})
            self.assertEqual((again.status, again.body), (304, b""), operation)
            self.assertEqual(again.headers["etag"], first.headers["etag"])
            other = self.server.ask(path, headers={"If-None-Match": '"other"'})
            self.assertEqual((other.status, other.body), (200, first.body), operation)
        self.assertGreaterEqual(kept, 20)

    def test_a_body_is_compressed_for_who_takes_that(self):
        for path in ("/kpis", "/tracks", "/findings", "/openapi.json"):
            plain = self.get(path, **{"Accept-Encoding": "gzip;q=0"})
            small = self.get(path, **{"Accept-Encoding": "br, gzip"})
            self.assertNotIn("content-encoding", plain.headers)
            self.assertEqual(small.headers["content-encoding"], "gzip", path)
            self.assertLess(len(small.body), len(plain.body))
            self.assertEqual(small.plain, plain.body)
            self.assertIn("Accept-Encoding", small.headers["vary"])

    def test_head_says_what_get_would_send_without_sending_it(self):
        for path in ("/healthz", API + "/kpis", API + "/tracks.csv", API + "/status", "/"):
            get, head = self.server.ask(path), self.server.ask(path, "HEAD")
            self.assertEqual((head.status, head.body), (200, b""))
            self.assertEqual(head.headers["content-length"], str(len(get.body)))
            for name in ("content-type", "etag", "content-security-policy"):
                self.assertEqual(head.headers.get(name), get.headers.get(name), (path, name))

    def test_what_is_not_there_is_a_problem_document(self):
        for operation, path in (("track", "/tracks/1"), ("artist", "/artists/1"), ("video", "/videos/1"),
                                ("track_reasons", "/tracks/1/reasons"), ("track", "/tracks/x"),
                                ("report", "/reports/99"), ("report", "/reports/x"),
                                ("report_page", "/reports/99/page"), ("job", "/jobs/999"),
                                ("import_issues", "/imports/99/issues"),
                                ("plan_file", "/plans/files/calendar.ics"), ("run", "/runs/99"),
                                ("run_file", "/runs/1/files/99"), ("run_file", "/runs/1/files/0"),
                                ("run_comparison", "/run_comparison?run=1&run=99")):
            with self.subTest(path=path):
                self.assert_refused(operation, self.get(path), 404)
        self.assert_refused("kpis", self.get("/none"), 404)
        wrong = self.server.ask(API + "/kpis", "DELETE")
        self.assert_refused("kpis", wrong, 405)
        self.assertEqual(wrong.headers["allow"], "GET")

    def test_a_misspelt_question_is_refused_with_a_remedy(self):
        for operation, path in (
                ("kpis", "/kpis?artists=1"), ("kpis", "/kpis?sort=streams"), ("overview", "/overview?x"),
                ("scatter", "/scatter?limit=1"), ("tracks", "/tracks?page=2"), ("artists", "/artists?album=x"),
                ("videos", "/videos?kind=live"), ("tracks_csv", "/tracks.csv?limit=5"),
                ("tracks", "/tracks?sort=none"), ("artists", "/artists?sort=danceability"),
                ("videos", "/videos?sort=energy"), ("tracks_csv", "/tracks.csv?sort=none"),
                ("artists_csv", "/artists.csv?sort=none"), ("tracks", "/tracks?order=up"),
                ("tracks", "/tracks?limit=0"), ("tracks", "/tracks?limit=501"), ("tracks", "/tracks?first=-1"),
                ("tracks", "/tracks?cursor=nonsense"), ("artists", "/artists?cursor=AAAA"),
                ("kpis", "/kpis?artist=IU"), ("kpis", "/kpis?video=films"), ("kpis", "/kpis?licensed=maybe"),
                ("kpis", "/kpis?streams_min=many"), ("kpis", "/kpis?since=99"), ("kpis", "/kpis?since=last"), ("search", "/search?q=a&limit=3"), ("search", "/search?q=a&artist=1"),
                ("search", "/search"), ("jobs", "/jobs?limit=501"), ("jobs", "/jobs?limit=x"),
                ("jobs", "/jobs?cursor=x"), ("jobs", "/jobs?state=done"), ("audit", "/audit?limit=0"),
                ("audit", "/audit?cursor=x"), ("quality_rows", "/quality/rows?rules=x"),
                ("quality_rows", "/quality/rows?cursor=x"), ("import_issues", "/imports/1/issues?cursor=x"),
                ("import_issues", "/imports/1/issues?page=2"), ("runs", "/runs?where=r2+%3E"),
                ("runs", "/runs?where=no_such_name+%3E+1"), ("runs", "/runs?sort=no_such_name"),
                ("runs", "/runs?kind=run"), ("run_comparison", "/run_comparison"),
                ("run_comparison", "/run_comparison?run=1"), ("run_comparison", "/run_comparison?run=1&run=1"),
                ("run_comparison", "/run_comparison?run=1&run=2&of=3"),
                ("run_comparison", "/run_comparison?run=1&run=2&run=3&run=4&run=5")):
            with self.subTest(path=path):
                self.assert_refused(operation, self.get(path), 400)

    def test_health_and_counters_are_told_to_whoever_watches(self):
        def count(answer):
            return int(re.search(r'answers_total\{status="2xx"\} (\d+)', answer.body.decode()).group(1))

        self.assertEqual(self.server.ask("/healthz").json, {"status": "ok"})
        before = count(self.server.ask("/metrics"))
        for _ in range(5):
            self.get("/kpis")
        self.assertGreaterEqual(count(self.server.ask("/metrics")), before + 5)

    def test_the_access_log_has_a_line_a_request(self):
        self.get("/search", {"q": "find me\n"})
        log = self.place / "access.log"
        serving.wait_until(lambda: b"find+me" in log.read_bytes())
        line = next(json.loads(line) for line in log.read_text().splitlines() if "find+me" in line)
        self.assertEqual((line["method"], line["status"], line["peer"]), ("GET", 200, "127.0.0.1"))


class Figures(ApiTest):
    FILTERS = [
        ({"album_type": ["single"]}, lambda row: row["Album_type"] == "single"),
        ({"album_type": ["single", "compilation"]}, lambda row: row["Album_type"] in ("single", "compilation")),
        ({"album_type": ["none"]}, lambda row: row["Album_type"] == ""),
        ({"licensed": ["yes"]}, lambda row: row["licensed"] == "yes"),
        ({"licensed": ["no", "unknown"]}, lambda row: row["licensed"] != "yes"),
        ({"streams_min": 5e7}, lambda row: row["streams"] is not None and row["streams"] >= 5e7),
        ({"streams_min": 1e6, "streams_max": 5e7},
         lambda row: row["streams"] is not None and 1e6 <= row["streams"] <= 5e7),
        ({"views_max": 1e6}, lambda row: row["views"] is not None and row["views"] <= 1e6),
        ({"q": "official"}, lambda row: Figures.holds(row, "official")),
        ({"q": "밤"}, lambda row: Figures.holds(row, "밤")),
        ({"q": "아이유 palette"}, lambda row: Figures.holds(row, "아이유", "palette")),
        ({"album_type": ["single"], "licensed": ["yes"], "streams_min": 1e6, "q": "o"},
         lambda row: row["Album_type"] == "single" and row["licensed"] == "yes"
         and (row["streams"] or 0) >= 1e6 and Figures.holds(row, "o")),
    ]

    @staticmethod
    def holds(row, *words):
        texts = [fold(row[name]) for name in ("Artist", "Track", "Album", "Title", "Channel")]
        return all(any(word in text for text in texts) for word in words)

    def test_filters_leave_the_rows_of_the_file_that_fit_in_every_answer(self):
        for query, fits in self.FILTERS:
            with self.subTest(query=query):
                expected = self.file.names(fits)
                self.assertLess(len(expected), len(self.file.rows))
                self.assertGreater(len(expected), 0)
                self.assertEqual(self.names_of(**query), expected)
                board, overview = self.get("/kpis", query).json, self.get("/overview", query).json
                for answer in (board, overview):
                    self.assertEqual((answer["rows"], answer["of"]), (len(expected), len(self.file.rows)))
                known = [row["streams"] for row in self.file.rows if fits(row) and row["streams"] is not None]
                self.assertEqual(board["kpis"]["total_streams"]["value"] or 0, sum(known))
                self.assertEqual(board["kpis"]["total_streams"]["n"], len(known))
                self.assertEqual(sum(overview["streams"]["bins"]) + overview["streams"]["zeros"], len(known))
                self.assertEqual(len(serving.read_csv(self.get("/tracks.csv", query).body.decode("utf-8-sig"))),
                                 len(expected))
                artists = {row["name"] for row in self.all_rows("/artists", limit=500, **query)}
                self.assertEqual(artists, {name for name, _ in expected})

    def test_filters_by_artist_take_any_of_several(self):
        artists = self.get("/artists", {"limit": 3}).json["rows"]
        for chosen in (artists[:1], artists[1:]):
            names = {artist["name"] for artist in chosen}
            query = {"artist": [artist["id"] for artist in chosen]}
            self.assertEqual(self.names_of(**query), self.file.names(lambda row: row["Artist"] in names))
        self.assertEqual(self.names_of(artist=["1"]), [])

    def test_filters_by_kind_of_video_leave_what_the_overview_counts(self):
        facets = self.get("/overview").json["video_kinds"]
        self.assertEqual(sum(facet["tracks"] for facet in facets), len(self.file.rows))
        for facet in facets:
            if facet["tracks"] == 0:
                continue
            rows = self.all_rows("/tracks", limit=500, video=facet["value"])
            self.assertEqual(len(rows), facet["tracks"])
            self.assertEqual({row["video_kind"] or "none" for row in rows}, {facet["value"]})

    def test_key_figures_are_those_of_the_file_with_intervals_around_them(self):
        kpis = self.get("/kpis").json["kpis"]
        streams = [row["streams"] for row in self.file.rows if row["streams"] is not None]
        views = [row["views"] for row in self.file.rows if row["views"] is not None]
        self.assertEqual(kpis["tracks"], len(self.file.rows))
        self.assertEqual(kpis["artists"], len({fold(row["Artist"]) for row in self.file.rows}))
        self.assertEqual(kpis["total_views"]["value"], sum(views))
        for name, value in (("mean_streams", statistics.fmean(streams)),
                            ("median_streams", statistics.median(streams))):
            self.assertTrue(math.isclose(kpis[name]["value"], value, rel_tol=1e-9), name)
            self.assertLess(kpis[name]["low"], value)
            self.assertGreater(kpis[name]["high"], value)

    def test_the_scatter_has_each_track_with_streams_and_views(self):
        answer = self.get("/scatter").json
        points = answer["points"]
        expected = [row for row in self.file.rows if (row["streams"] or 0) > 0 and (row["views"] or 0) > 0]
        self.assertEqual(points["count"], len(expected))
        values = {name: struct.unpack(f"<{len(expected)}H", base64.b64decode(points[name]))
                  for name in ("streams", "views")}
        step = (points["high"] - points["low"]) / 65535
        for place, row in enumerate(expected):
            for name in ("streams", "views"):
                self.assertAlmostEqual(points["low"] + step * values[name][place],
                                       math.log10(row[name]), delta=step)

    def test_artists_have_sums_and_medians_of_their_tracks(self):
        for artist in self.all_rows("/artists", limit=500):
            tracks = [row for row in self.file.rows if row["Artist"] == artist["name"]]
            known = [row["streams"] for row in tracks if row["streams"] is not None]
            self.assertEqual(artist["tracks"], len(tracks))
            self.assertEqual(artist["streams"], sum(known) if known else None)
            self.assertEqual(artist["median_streams"], statistics.median(known) if known else None)

    def test_search_finds_half_words_and_single_syllables(self):
        for words, kind, name in (("밤", "tracks", "밤편지"), ("이유", "artists", "아이유"), ("deja", "tracks", "Déjà Vu"),
                                  ("BEYONC", "artists", "Beyoncé")):
            found = [each["name"] for each in self.get("/search", {"q": words}).json[kind]]
            self.assertIn(name, found, words)
        artist = self.get("/search", {"q": "beyonce"}).json["artists"][0]
        self.assertEqual(artist["streams"], 5003)
        self.assertEqual(self.get("/search", {"q": " "}).json, {"artists": [], "tracks": [], "videos": []})

    def test_a_track_knows_its_artist_its_video_and_its_history(self):
        row = self.get("/tracks").json["rows"][0]
        track = self.get(f"/tracks/{row['id']}").json
        self.assertEqual(track["track"], row)
        self.assertEqual([(each["as_of"], each["streams"]) for each in track["history"]],
                         [("2024-05-01", row["streams"])])
        others = self.file.names(lambda each: each["Artist"] == row["artist"]
                                 and each["Track"] != row["track"])
        self.assertEqual(sorted((each["artist"], each["track"]) for each in track["others"]), others)
        self.assertTrue(track["out_of_fold"])
        artist = self.get(f"/artists/{row['artist_id']}").json
        self.assertEqual(artist["artist"]["name"], row["artist"])
        self.assertEqual(len(artist["tracks"]), len(others) + 1)
        if track["video_id"]:
            video = self.get(f"/videos/{track['video_id']}").json
            self.assertIn(row["id"], [each["id"] for each in video["tracks"]])

    def test_rows_to_fix_come_in_parts_that_make_up_the_whole(self):
        whole = self.get("/quality/rows", {"limit": 500}).json
        self.assertEqual(len(whole["rows"]), whole["total"])
        self.assertGreater(whole["total"], 3)
        self.assertEqual(self.all_rows("/quality/rows", limit=2), whole["rows"])
        rule = whole["rows"][0]["rule"]
        self.assertEqual(self.get("/quality/rows", {"rule": rule, "limit": 500}).json["rows"],
                         [row for row in whole["rows"] if row["rule"] == rule])


class Tables(ApiTest):
    def test_sorting_goes_both_ways_with_missing_cells_last(self):
        for column in ("streams", "views", "engagement", "tempo_bpm", "expected_streams", "hit_probability"):
            for order in ("asc", "desc"):
                values = [row[column] for row in self.all_rows("/tracks", sort=column, order=order)]
                known = [value for value in values if value is not None]
                self.assertGreater(len(known), 0)
                self.assertEqual(known, sorted(known, reverse=order == "desc"), (column, order))
                self.assertEqual(values[len(known):], [None] * (len(values) - len(known)))
        self.assertIsNone(self.all_rows("/tracks", sort="streams", order="asc")[-1]["streams"])
        for path, column, more in (("/artists", "name", {}), ("/videos", "title", {}), ("/tracks", "artist", {})):
            up, down = (self.all_rows(path, sort=column, order=order, **more) for order in ("asc", "desc"))
            texts = [[row[column] for row in rows] for rows in (up, down)]
            self.assertEqual(*([text for text in each if text is not None] for each in
                               (texts[0], texts[1][::-1])))
            if None in texts[0]:
                self.assertIsNone(texts[0][-1])
                self.assertIsNone(texts[1][-1])

    def test_every_column_of_a_row_can_be_sorted_by_or_is_refused(self):
        for path in ("/tracks", "/artists", "/videos"):
            by = 0
            for column in self.get(path).json["rows"][0]:
                answer = self.get(path, {"sort": column, "limit": 5})
                self.assertIn(answer.status, (200, 400))
                by += answer.status == 200
            self.assertGreaterEqual(by, 7, path)

    def test_paging_gives_every_row_once_by_cursor_and_by_place(self):
        for path in ("/tracks", "/artists", "/videos"):
            whole = self.get(path, {"limit": 500}).json
            self.assertEqual(len(whole["rows"]), whole["total"])
            self.assertEqual(len({row["id"] for row in whole["rows"]}), whole["total"])
            self.assertEqual(self.all_rows(path, limit=7), whole["rows"])
            by_place = [row for first in range(0, whole["total"] + 37, 37)
                        for row in self.get(path, {"limit": 37, "first": first}).json["rows"]]
            self.assertEqual(by_place, whole["rows"])

    def test_a_cursor_goes_with_the_order_that_it_was_made_for(self):
        cursor = self.get("/tracks", {"limit": 5, "sort": "streams"}).json["next"]
        self.assert_refused("tracks", self.get("/tracks", {"sort": "views", "cursor": cursor}), 400)

    def test_csv_has_the_rows_and_cells_of_the_pages(self):
        names = {"row": None, "id": "track_id", "expected_streams": "streams_expected_c",
                 "expected_low": "streams_low_c", "expected_high": "streams_high_c",
                 "hit_probability": "hit_probability_c"}
        for query in ({}, {"sort": "artist", "order": "asc"}, {"q": "a", "sort": "views"}):
            pages = self.all_rows("/tracks", limit=500, **query)
            answer = self.get("/tracks.csv", query)
            self.assertIn("attachment", answer.headers["content-disposition"])
            table = serving.read_csv(answer.body.decode("utf-8-sig"))
            self.assertEqual(len(table), len(pages))
            for row, cells in zip(pages, table):
                for name, value in row.items():
                    column = names.get(name, name)
                    if column:
                        self.assert_same_cell(value, cells[column], name)

    def assert_same_cell(self, value, cell, name):
        if value is None:
            self.assertEqual(cell, "", name)
        elif isinstance(value, bool):
            self.assertEqual(cell, str(value).lower(), name)
        elif isinstance(value, str):
            self.assertEqual(cell, ("'" if value[0] in "=+-@\t\r" else "") + value, name)
        else:
            self.assertEqual(float(cell), value, name)

    def test_csv_of_groups_has_the_figures_of_the_pages(self):
        for path, name in (("/artists", "name"), ("/videos", "title")):
            table = serving.read_csv(self.get(path + ".csv").body.decode("utf-8-sig"))
            pages = self.all_rows(path, limit=500)
            self.assertEqual([cells["id"] for cells in table], [row["id"] for row in pages])
            for row, cells in zip(pages, table):
                self.assert_same_cell(row[name], cells["name"], name)
                for column in ("tracks", "streams", "views", "engagement"):
                    self.assert_same_cell(row[column], cells[column], column)

    def test_no_cell_of_a_csv_file_is_run_by_a_spreadsheet(self):
        for path in ("/tracks.csv", "/artists.csv", "/videos.csv"):
            body = self.get(path).body.decode()
            self.assertIn("HYPERLINK" if "videos" not in path else "SUM", body + "SUM")
            for cells in csv.reader(body.splitlines()):
                for cell in cells:
                    if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell:
                        self.assertIsNotNone(re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell), cell)


class Scores(ApiTest):
    def rows(self, count):
        header = ("Artist", "Track", "Album", "Album_type", "Danceability", "Energy", "Key", "Loudness",
                  "Speechiness", "Acousticness", "Instrumentalness", "Liveness", "Valence", "Tempo",
                  "Duration_ms", "Title", "Channel", "Views", "Likes", "Comments", "Licensed", "official_video")
        rows = [{name: self.file.rows[i % len(self.file.rows)][name] for name in header}
                for i in range(count)]
        for i, row in enumerate(rows):
            row["Track"] = f"demo {i}"
            if i % 3 == 0:
                row.update(Views="", Likes="", Comments="", Title="", Channel="")
            if i % 5 == 0:
                row.update(Artist=f"nobody {i}")
        return rows

    def csv(self, rows):
        path = self.folder / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return path

    def score(self, body, content_type="application/json", query=None, **headers):
        answer = self.server.ask(API + "/score", "POST", body, {"Content-Type": content_type, **headers}, query)
        self.assert_documented("score", answer)
        return answer

    def predict(self, path, *arguments):
        return self.expect("predict", path, "--model", self.models, "--roster", self.catalogue, *arguments).stdout

    @staticmethod
    def predictions_in(text):
        """The bytes of the predictions, behind what says which models they are of."""
        return text[text.index('"predictions"'):]

    def test_one_row_and_a_thousand_answer_with_the_bytes_of_the_command(self):
        for count in (1, 1000):
            rows = self.rows(count)
            path = self.csv(rows)
            expected = self.predict(path)
            for body, content_type in ((json.dumps({"rows": rows}), "application/json"),
                                       (path.read_bytes(), "text/csv")):
                answer = self.score(body, content_type, Accept="text/csv")
                self.assertEqual(answer.type, "text/csv")
                self.assertTrue(answer.body.decode() == expected, f"{count} rows as {content_type}")
                answer = self.score(body, content_type)
                self.assertEqual(len(answer.json["predictions"]), count)
                self.assertTrue(self.predictions_in(answer.body.decode())
                                == self.predictions_in(self.predict(path, "--json")))

    def test_a_row_by_itself_answers_as_in_a_list(self):
        row = self.rows(2)[1]
        self.assertEqual(self.score(row).json["predictions"], self.score({"rows": [row]}).json["predictions"])

    def test_reasons_and_nearest_recordings_come_where_asked_for(self):
        path = self.csv(self.rows(6))
        plain = self.score(path.read_bytes(), "text/csv")
        self.assertNotIn("reasons", plain.json["predictions"][0])
        answer = self.score(path.read_bytes(), "text/csv", {"explain": 1})
        self.assertTrue(self.predictions_in(answer.body.decode())
                        == self.predictions_in(self.predict(path, "--explain", "--json")))
        for prediction in answer.json["predictions"]:
            self.assertGreater(len(prediction["nearest"]), 0)

    def test_what_cannot_be_scored_is_refused_with_its_place(self):
        rows = self.rows(1001)
        for body in (json.dumps({"rows": rows}), self.csv(rows).read_bytes()):
            content_type = "application/json" if isinstance(body, str) else "text/csv"
            answer = self.score(body, content_type)
            self.assert_refused("score", answer, 422)
            self.assertIn("1001 rows", answer.json["detail"])
        for body, content_type, status in (
                ("{", "application/json", 422), ("[]", "application/json", 422),
                ('{"rows": []}', "application/json", 422), ('{"rows": [3]}', "application/json", 422),
                ('{"Artist": {"a": 1}, "Track": "b"}', "application/json", 422),
                ('{"Artist": "a\\u0000", "Track": "b"}', "application/json", 422),
                ("", "text/csv", 422), ("a,b\n1,2\n", "text/csv", 422), ("{}", "text/plain", 400),
                ("Artist=x", "application/x-www-form-urlencoded", 400)):
            with self.subTest(body=body):
                self.assert_refused("score", self.score(body, content_type), status)
        self.assertIn("place", self.score('{"rows": [3]}').json)
        self.assert_refused("score", self.score(rows[0], query={"explain": 1}, Accept="text/csv"), 400)

    def test_a_key_that_nothing_uses_is_said(self):
        answer = self.score({"Artist": "a", "Track": "b", "Energy": 0.5, "Enegry": 0.5})
        self.assertEqual(answer.json["ignored"], ["Enegry"])

    def test_a_track_of_the_catalogue_has_reasons_too(self):
        track = self.get("/tracks").json["rows"][0]
        answer = self.get(f"/tracks/{track['id']}/reasons").json
        self.assertEqual((answer["artist"], answer["track"]), (track["artist"], track["track"]))
        self.assertEqual(answer["scenario"] in "abcd" and answer["reasons"]["streams"] is not None, True)


class FirstPage(ApiTest):
    def test_every_address_that_is_none_of_the_api_is_the_page_with_the_figures_in_it(self):
        class Scripts(html.parser.HTMLParser):
            found, is_first = [], False

            def handle_starttag(self, tag, attrs):
                self.is_first = tag == "script" and ("id", "first") in attrs

            def handle_data(self, data):
                if self.is_first:
                    self.found.append(data)

        for path in ("/", "/tracks?artist=1", "/models"):
            answer = self.server.ask(path)
            self.assertEqual((answer.status, answer.type), (200, "text/html"))
            self.assertIn("default-src 'none'", answer.headers["content-security-policy"])
            self.assertEqual(self.server.ask(path, headers={"If-None-Match": answer.headers["etag"]}).status, 304)
            parser = Scripts()
            parser.found = []
            parser.feed(answer.plain.decode())
            if parser.found:  # a program built without its dashboard has a page without figures
                self.assertEqual(json.loads("".join(parser.found))[API + "/kpis"], self.get("/kpis").json)


if __name__ == "__main__":
    serving.main()
