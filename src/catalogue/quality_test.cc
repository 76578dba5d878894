#include "catalogue/quality.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "base/file.h"
#include "base/test_folder.h"
#include "catalogue/generate.h"
#include "catalogue/quality_fixture.h"
#include "catalogue/quality_rows.h"

namespace crossfade::catalogue {
namespace {

using Rows = std::vector<std::uint32_t>;

// Three sound rows of different artists, then what the test adds.
Import sound_rows() {
  Import import;
  add_row(import, {});
  add_row(import, {.artist = "Bert",
                   .track = "Tune",
                   .title = "Bert - Tune",
                   .channel = "BertVEVO",
                   .streams = 6'000'000});
  add_row(import, {.artist = "나연",
                   .track = "봄날",
                   .title = "나연 '봄날' MV",
                   .channel = "나연",
                   .streams = 7'000'000});
  return import;
}

QualityReport with(const RowInTest& row) {
  Import import = sound_rows();
  add_row(import, row);
  finish_import(import);
  return judged(import);
}

ImportIssue issue(std::size_t record, IssueKind kind) {
  ImportIssue made;
  made.record = record;
  made.line = record + 1;
  made.kind = kind;
  return made;
}

Import import_of(const std::string& csv) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("quality_test_" + std::to_string(::getpid()) + ".csv");
  base::write_file(path.string(), csv);
  Import import = import_files({path.string()}, {});
  std::filesystem::remove(path);
  return import;
}

const PartResult& part_of(const QualityReport& report, QualityPart part) {
  return report.parts[static_cast<std::size_t>(part)];
}

TEST_CASE("rows in order get the full score, whichever parts apply") {
  Import import = sound_rows();
  import.as_of = *base::parse_date("2023-02-07");
  finish_import(import);
  const QualityReport undated = judged(import);
  CHECK(undated.score == 100);
  CHECK(undated.rows == 3);
  CHECK_FALSE(part_of(undated, QualityPart::kFresh).applies);
  const QualityReport dated = judged(import, *base::parse_date("2023-02-20"));
  CHECK(dated.score == 100);
  CHECK(part_of(dated, QualityPart::kFresh).applies);
  for (const RuleResult& rule : dated.rules) CHECK(rule.faults == 0);
}

TEST_CASE("the weights of the parts add up to one and rule names do not repeat") {
  Import import = sound_rows();
  finish_import(import);
  const QualityReport report = judged(import);
  double sum = 0;
  for (const PartResult& part : report.parts) sum += part.weight;
  CHECK(sum == doctest::Approx(1));
  std::set<std::string_view> ids;
  for (const RuleResult& rule : report.rules) {
    CHECK(ids.insert(rule.id).second);
    CHECK_FALSE(rule.sentence.english.empty());
    CHECK_FALSE(rule.sentence.korean.empty());
  }
}

TEST_CASE("the score is the weighted mean of the parts that apply, each of its rules' shares") {
  const QualityReport report = with({.artist = "Dora",
                                     .title = "Dora - Song",
                                     .channel = "Dora",
                                     .duration_ms = 210'000,
                                     .streams = kMissingNumber});
  // One of four stream cells is missing: 3 of the part's 12 points, of 25 in 95 of the score.
  const double complete = 100 * (1 - 3.0 / 12 * 1 / 4);
  CHECK(part_of(report, QualityPart::kComplete).score == doctest::Approx(complete));
  CHECK(report.score == doctest::Approx((25 * complete + 70 * 100) / 95));
}

TEST_CASE("missing streams and streams of zero are told apart") {
  const QualityReport missing = with({.artist = "Dora", .streams = kMissingNumber});
  CHECK(rule_of(missing, "streams-missing").rows == Rows{3});
  CHECK(rule_of(missing, "streams-zero").faults == 0);
  CHECK(rule_of(missing, "streams-zero").checked == 3);
  const QualityReport zero = with({.artist = "Dora", .streams = 0});
  CHECK(rule_of(zero, "streams-missing").faults == 0);
  CHECK(rule_of(zero, "streams-zero").rows == Rows{3});
}

TEST_CASE("missing views and views of zero are told apart") {
  const QualityReport missing = with({.views = kMissingNumber, .likes = kMissingNumber});
  CHECK(rule_of(missing, "views-missing").rows == Rows{3});
  CHECK(rule_of(missing, "likes-missing").rows == Rows{3});
  CHECK(rule_of(missing, "views-zero").faults == 0);
  CHECK(rule_of(with({.views = 0, .likes = 0, .comments = 0}), "views-zero").rows == Rows{3});
}

TEST_CASE("every other kind of missing cell has its rule") {
  CHECK(rule_of(with({.comments = kMissingNumber}), "comments-missing").rows == Rows{3});
  CHECK(rule_of(with({.tempo_bpm = kMissingNumber}), "audio-missing").rows == Rows{3});
  CHECK(rule_of(with({.duration_ms = kMissingNumber}), "audio-missing").rows == Rows{3});
  CHECK(rule_of(with({.official = Flag::kMissing}), "flags-missing").rows == Rows{3});
  const QualityReport no_video = with({.title = "", .channel = ""});
  CHECK(rule_of(no_video, "video-names-missing").rows == Rows{3});
  CHECK(rule_of(no_video, "video-missing").rows == Rows{3});
  CHECK(rule_of(no_video, "title-without-track").checked == 3);
}

TEST_CASE("a column without a single value is not in the file, but streams are always asked for") {
  Import import;
  add_row(import, {.title = "",
                   .channel = "",
                   .streams = kMissingNumber,
                   .views = kMissingNumber,
                   .likes = kMissingNumber,
                   .comments = kMissingNumber,
                   .official = Flag::kMissing});
  finish_import(import);
  const QualityReport report = judged(import);
  for (const char* id : {"likes-missing", "comments-missing", "video-names-missing",
                         "flags-missing", "video-missing", "likes-above-views"}) {
    CHECK(rule_of(report, id).checked == 0);
  }
  CHECK(rule_of(report, "streams-missing").faults == 1);
  CHECK(rule_of(report, "views-missing").faults == 1);
  CHECK_FALSE(part_of(report, QualityPart::kMatched).applies);
}

TEST_CASE("tempo 0, short and long durations are found, the limits themselves are not") {
  CHECK(rule_of(with({.tempo_bpm = 0}), "tempo-zero").rows == Rows{3});
  CHECK(rule_of(with({.duration_ms = 29'999}), "duration-short").rows == Rows{3});
  CHECK(rule_of(with({.duration_ms = 30'000}), "duration-short").faults == 0);
  CHECK(rule_of(with({.duration_ms = 900'001}), "duration-long").rows == Rows{3});
  CHECK(rule_of(with({.duration_ms = 900'000}), "duration-long").faults == 0);
}

TEST_CASE("cells that became missing at the import are counted by record, with their rows") {
  Import import = sound_rows();
  import.issues = {issue(2, IssueKind::kRowTooShort), issue(3, IssueKind::kNotANumber),
                   issue(3, IssueKind::kNotANumber),  issue(4, IssueKind::kNegativeCount),
                   issue(4, IssueKind::kNotAFlag),    issue(1, IssueKind::kOutOfRange)};
  finish_import(import, 1);
  const QualityReport report = judged(import);
  CHECK(rule_of(report, "row-left-out").checked == 4);
  CHECK(rule_of(report, "row-left-out").faults == 1);
  CHECK(rule_of(report, "row-left-out").rows.empty());
  CHECK(rule_of(report, "number-unreadable").faults == 1);
  CHECK(rule_of(report, "number-unreadable").rows == Rows{1});
  CHECK(rule_of(report, "count-negative").rows == Rows{2});
  CHECK(rule_of(report, "flag-unreadable").rows == Rows{2});
  CHECK(rule_of(report, "value-out-of-range").rows == Rows{0});
}

TEST_CASE("a repeated row is found, the first of them is not at fault") {
  const QualityReport report = with({});
  CHECK(rule_of(report, "row-repeated").rows == Rows{3});
  CHECK(rule_of(with({.album = "Best of"}), "row-repeated").faults == 0);
}

TEST_CASE("a recording under two artists shows all its rows, under one artist none") {
  const RuleResult found = rule_of(with({.artist = "Guest"}), "recording-under-several-artists");
  CHECK(found.rows == Rows{0, 3});
  CHECK(found.checked == 4);
  CHECK(rule_of(with({.album = "Best of"}), "recording-under-several-artists").faults == 0);
}

TEST_CASE("one video for two songs is found, for two rows of one song it is not") {
  const RowInTest other{.track = "Song two", .duration_ms = 180'000, .streams = 8'000'000};
  CHECK(rule_of(with(other), "video-of-several-recordings").rows == Rows{0, 3});
  CHECK(rule_of(with({.artist = "Guest"}), "video-of-several-recordings").faults == 0);
}

TEST_CASE("counts that contradict one another are found") {
  CHECK(rule_of(with({.views = 100, .likes = 101, .comments = 1}), "likes-above-views").rows ==
        Rows{3});
  CHECK(rule_of(with({.views = 100, .likes = 100, .comments = 101}), "comments-above-views").rows ==
        Rows{3});
  CHECK(rule_of(with({.views = 100, .likes = 100}), "likes-above-views").faults == 0);
}

TEST_CASE("the best of several videos has no fewer views than one of them and no more than all") {
  const RowInTest sound{.views = 100, .likes = 1, .best_views = 100, .summed_views = 100};
  for (const char* id : {"views-above-best", "best-above-sum"}) {
    CHECK(rule_of(with(sound), id).faults == 0);
    CHECK(rule_of(with(sound), id).checked == 1);
  }
  const RowInTest odd{.views = 101, .likes = 1, .best_views = 100, .summed_views = 99};
  CHECK(rule_of(with(odd), "views-above-best").rows == Rows{3});
  CHECK(rule_of(with(odd), "best-above-sum").rows == Rows{3});
}

TEST_CASE("equal streams of two recordings tell something only above 100,000") {
  const RowInTest other{.artist = "Dora", .track = "Else", .duration_ms = 180'000};
  CHECK(rule_of(with(other), "streams-of-another-recording").rows == Rows{0, 3});
  Import import;
  for (const char* name : {"One", "Two"}) {
    add_row(import, {.track = name, .streams = 100'000});
  }
  finish_import(import);
  CHECK(rule_of(judged(import), "streams-of-another-recording").faults == 0);
}

TEST_CASE("one recording with two stream counts or two videos is found") {
  const QualityReport report = with(
      {.artist = "Guest", .title = "Guest x Anna: Song", .channel = "Guest", .streams = 4'000'000});
  CHECK(rule_of(report, "recording-with-several-streams").rows == Rows{0, 3});
  CHECK(rule_of(report, "recording-with-several-videos").rows == Rows{0, 3});
}

TEST_CASE("titles of other songs and videos that do not name the artist are found") {
  CHECK(rule_of(with({.title = "Anna - Winter Weather"}), "title-without-track").rows == Rows{3});
  CHECK(rule_of(with({.track = "Song - Live"}), "title-without-track").faults == 0);
  const RowInTest foreign{.title = "Song (lyrics)", .channel = "Best Quotes"};
  CHECK(rule_of(with(foreign), "video-without-artist").rows == Rows{3});
  const RowInTest article{.artist = "The Nightwalkers", .title = "Nightwalkers - Song"};
  CHECK(rule_of(with(article), "video-without-artist").faults == 0);
}

TEST_CASE("official_video is wrong on a Topic channel only where it is true") {
  CHECK(rule_of(with({.channel = "Anna - Topic"}), "topic-marked-official").rows == Rows{3});
  CHECK(
      rule_of(with({.channel = "Anna - Topic", .official = Flag::kFalse}), "topic-marked-official")
          .faults == 0);
  CHECK(rule_of(with({.channel = "Hot - Topics"}), "topic-marked-official").faults == 0);
}

TEST_CASE("counts are fresh for a month, stale after a year, and never from tomorrow") {
  Import import = sound_rows();
  import.as_of = *base::parse_date("2023-01-01");
  finish_import(import);
  const auto old_share = [&](const char* today) {
    const RuleResult rule = rule_of(judged(import, *base::parse_date(today)), "counts-old");
    return static_cast<double>(rule.faults) / static_cast<double>(rule.checked);
  };
  CHECK(old_share("2023-02-01") == 0);
  CHECK(old_share("2023-07-18") == doctest::Approx(.5));
  CHECK(old_share("2024-01-01") == 1);
  CHECK(old_share("2030-01-01") == 1);
  const QualityReport ahead = judged(import, *base::parse_date("2022-12-31"));
  CHECK(rule_of(ahead, "counts-dated-ahead").faults == 1);
}

TEST_CASE("a release after the day of the counts is found") {
  Import import = sound_rows();
  import.as_of = *base::parse_date("2023-01-01");
  add_row(import, {.artist = "Dora", .release_date = *base::parse_date("2023-01-02")});
  add_row(import, {.artist = "Emil", .release_date = *base::parse_date("2023-01-01")});
  finish_import(import);
  const RuleResult rule =
      rule_of(judged(import, *base::parse_date("2023-01-10")), "released-after-counts");
  CHECK(rule.checked == 2);
  CHECK(rule.rows == Rows{3});
}

TEST_CASE("the faults of the example are those that pandas counts") {
  const std::string folder = base::test_folder("CROSSFADE_EXAMPLES");
  if (folder.empty()) return;
  const Import import = import_files({folder + "spotify_youtube.csv"}, {});
  const QualityReport report = judged(import);
  const std::map<std::string_view, std::size_t> faults = {{"streams-missing", 420},
                                                          {"views-missing", 382},
                                                          {"likes-missing", 446},
                                                          {"comments-missing", 468},
                                                          {"audio-missing", 2},
                                                          {"tempo-zero", 12},
                                                          {"views-zero", 1},
                                                          {"duration-long", 18},
                                                          {"row-repeated", 0},
                                                          {"recording-under-several-artists", 2296},
                                                          {"video-of-several-recordings", 986},
                                                          {"streams-of-another-recording", 39},
                                                          {"recording-with-several-streams", 244},
                                                          {"likes-above-views", 0},
                                                          {"topic-marked-official", 875}};
  for (const auto& [id, count] : faults) {
    INFO(id);
    CHECK(rule_of(report, id).faults == count);
  }
}

TEST_CASE("judging on two threads finds the same as on one") {
  std::string csv;
  generate_csv({30'000, 4}, [&](std::string_view piece) { csv += piece; });
  const Import import = import_of(csv);
  const RecordingIndex recordings = index_recordings(import.catalogue);
  const QualityReport one = judge_quality(import, recordings, {}, 1);
  const QualityReport two = judge_quality(import, recordings, {}, 2);
  CHECK(one.score == two.score);
  for (std::size_t i = 0; i < one.rules.size(); ++i) {
    CHECK(one.rules[i].checked == two.rules[i].checked);
    CHECK(one.rules[i].rows == two.rules[i].rows);
  }
}

TEST_CASE("docs/quality.md lists every rule with its weight, and every part") {
  const std::string docs = base::test_folder("CROSSFADE_DOCS");
  if (docs.empty()) return;
  const base::MappedFile file(docs + "quality.md");
  Import import = sound_rows();
  finish_import(import);
  const QualityReport report = judged(import);
  for (const RuleResult& rule : report.rules) {
    std::ostringstream line;
    line << "| " << rule.id << " | " << rule.weight << " | " << rule.sentence.english << " |";
    CHECK_MESSAGE(file.bytes().find(line.str()) != std::string_view::npos, line.str());
  }
  for (const PartResult& part : report.parts) {
    std::ostringstream line;
    line << "| " << quality_part_name(part.part) << " | " << 100 * part.weight << " % |";
    CHECK_MESSAGE(file.bytes().find(line.str()) != std::string_view::npos, line.str());
  }
}

TEST_CASE("the rows behind a rule are as many as its faults and ascend") {
  Import import = sound_rows();
  for (const char* artist : {"X", "Y", "Z"}) {
    add_row(import, {.artist = artist,
                     .title = "Nothing of the kind",
                     .channel = "Somebody",
                     .tempo_bpm = 0,
                     .streams = kMissingNumber});
  }
  finish_import(import);
  for (const RuleResult& rule : judged(import).rules) {
    CHECK(rule.rows.size() == rule.faults);
    CHECK(std::is_sorted(rule.rows.begin(), rule.rows.end()));
    CHECK(rule.faults <= rule.checked);
  }
}

}  // namespace
}  // namespace crossfade::catalogue
