#include "catalogue/quality_rows.h"

#include <doctest/doctest.h>

#include "catalogue/quality_fixture.h"
#include "table/csv_reader.h"

namespace crossfade::catalogue {
namespace {

using Lines = std::vector<std::vector<std::string>>;

Lines lines_of(const std::string& csv) {
  table::CsvReader reader(csv, "rows.csv");
  Lines lines = {reader.header()};
  table::CsvRow row;
  while (reader.next(row)) lines.emplace_back(row.cells.begin(), row.cells.end());
  return lines;
}

// Record 1 is left out, 2 is in order, 3 has a zero tempo and a cell that was no number.
Import two_rows() {
  Import import;
  add_row(import, {});
  add_row(import, {.artist = "Bert, Jr.",
                   .track = "\"Tune\"",
                   .title = "Bert, Jr. - Tune",
                   .channel = "Bert, Jr.",
                   .tempo_bpm = 0,
                   .streams = kMissingNumber});
  import.issues.resize(2);
  import.issues[0] = {0, 1, 2, "", IssueKind::kRowTooShort, ""};
  import.issues[1] = {0, 3, 4, "Stream", IssueKind::kNotANumber, "lots, \"many\""};
  finish_import(import, 1);
  return import;
}

TEST_CASE("every faulty row stands there with its record, its names and what was seen") {
  const Import import = two_rows();
  const Lines lines = lines_of(quality_rows_csv(judged(import), import));
  using Line = std::vector<std::string>;
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == Line{"rule", "part", "file", "record", "line", "row", "artist", "track",
                         "column", "value"});
  CHECK(lines[1] == Line{"streams-missing", "complete", "tracks.csv", "3", "", "2", "Bert, Jr.",
                         "\"Tune\"", "", ""});
  CHECK(lines[2] ==
        Line{"tempo-zero", "valid", "tracks.csv", "3", "", "2", "Bert, Jr.", "\"Tune\"", "", "0"});
}

TEST_CASE("every issue of the import stands there, those of rows left out too") {
  const Import import = two_rows();
  const Lines lines = lines_of(quality_rows_csv(judged(import), import));
  using Line = std::vector<std::string>;
  REQUIRE(lines.size() == 5);
  CHECK(lines[3] == Line{"row-too-short", "valid", "tracks.csv", "1", "2", "", "", "", "", ""});
  CHECK(lines[4] == Line{"not-a-number", "valid", "tracks.csv", "3", "4", "2", "Bert, Jr.",
                         "\"Tune\"", "Stream", "lots, \"many\""});
}

TEST_CASE("what broke a rule can be seen: counts without exponents, titles, dates") {
  Import import;
  add_row(import, {.title = "Other weather",
                   .views = 1e9,
                   .likes = 2e9,
                   .best_views = 9e8,
                   .summed_views = 8e8,
                   .release_date = *base::parse_date("2023-05-01")});
  import.as_of = *base::parse_date("2023-01-01");
  finish_import(import);
  const std::string csv = quality_rows_csv(judged(import, *base::parse_date("2023-01-02")), import);
  CHECK(csv.find("2000000000 likes, views 1000000000") != std::string::npos);
  CHECK(csv.find("1000000000 views, best 900000000") != std::string::npos);
  CHECK(csv.find("900000000 best views, sum 800000000") != std::string::npos);
  CHECK(csv.find("Other weather | Anna") != std::string::npos);
  CHECK(csv.find("2023-05-01") != std::string::npos);
}

TEST_CASE("an import without a fault gives the header alone") {
  Import import;
  add_row(import, {});
  finish_import(import);
  CHECK(lines_of(quality_rows_csv(judged(import), import)).size() == 1);
}

}  // namespace
}  // namespace crossfade::catalogue
