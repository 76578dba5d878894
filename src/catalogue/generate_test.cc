#include "catalogue/generate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/hash.h"
#include "catalogue/synthetic_names.h"
#include "catalogue/synthetic_track.h"
#include "table/csv_reader.h"

namespace crossfade::catalogue {
namespace {

std::string generated(std::size_t tracks, std::uint64_t seed) {
  std::string csv;
  generate_csv({tracks, seed}, [&](std::string_view piece) { csv += piece; });
  return csv;
}

std::string generated(std::size_t tracks, const VideoTruth& video) {
  std::string csv;
  generate_csv({.tracks = tracks, .seed = 4, .video = video},
               [&](std::string_view piece) { csv += piece; });
  return csv;
}

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& csv) {
  table::CsvReader reader(csv, "generated.csv");
  Rows rows;
  table::CsvRow row;
  while (reader.next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

double share(const Rows& rows, bool (*is)(const std::vector<std::string>&)) {
  return static_cast<double>(std::count_if(rows.begin(), rows.end(), is)) /
         static_cast<double>(rows.size());
}

double log_count(const std::string& cell) { return std::log(std::max(1.0, std::stod(cell))); }

// Pearson's correlation of ln streams and ln views over the rows that have both.
double count_correlation(const Rows& rows) {
  double n = 0;
  double sx = 0;
  double sy = 0;
  double sxx = 0;
  double syy = 0;
  double sxy = 0;
  for (const auto& row : rows) {
    if (row[18].empty() || row[23].empty()) continue;
    const double x = log_count(row[23]);
    const double y = log_count(row[18]);
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
  }
  return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

TEST_CASE("the same options give the same bytes, another seed others") {
  CHECK(generated(300, 5) == generated(300, 5));
  CHECK(generated(300, 5) != generated(300, 6));
}

TEST_CASE("a smaller catalogue of the same seed is the beginning of a bigger one") {
  const std::string big = generated(500, 9);
  CHECK(big.starts_with(generated(170, 9)));
}

TEST_CASE("there are exactly as many rows as asked for, none included") {
  CHECK(rows_of(generated(1, 1)).size() == 1);
  CHECK(rows_of(generated(777, 1)).size() == 777);
  const std::string none = generated(0, 1);
  CHECK(std::count(none.begin(), none.end(), '\n') == 1);
}

TEST_CASE("a big catalogue comes in pieces of about a megabyte") {
  std::size_t pieces = 0;
  std::size_t largest = 0;
  generate_csv({20000, 1}, [&](std::string_view piece) {
    ++pieces;
    largest = std::max(largest, piece.size());
  });
  CHECK(pieces >= 4);
  CHECK(largest < (std::size_t{1} << 20) + 10000);
}

TEST_CASE("every row has the 24 cells of the public format, written as there") {
  const std::string csv = generated(2000, 3);
  CHECK(csv.starts_with(
      ",Artist,Track,Album,Album_type,Danceability,Energy,Key,Loudness,Speechiness,Acousticness,"
      "Instrumentalness,Liveness,Valence,Tempo,Duration_ms,Title,Channel,Views,Likes,Comments,"
      "Licensed,official_video,Stream\n"));
  const Rows rows = rows_of(csv);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    REQUIRE(row.size() == 24);
    CHECK(row[0] == std::to_string(i));
    CHECK_FALSE(row[1].empty());
    CHECK_FALSE(row[2].empty());
    for (const std::size_t count : {15, 18, 19, 20, 23}) {
      CHECK((row[count].empty() || row[count].ends_with(".0")));
    }
    CHECK((row[22].empty() || row[22] == "True" || row[22] == "False"));
    for (std::size_t audio = 5; audio < 15; ++audio) {
      CHECK(row[audio].find_first_of(".e") != (row[audio].empty() ? 0 : std::string::npos));
    }
  }
}

TEST_CASE("counts and faults are about as common as in the public file") {
  const Rows rows = rows_of(generated(20000, 11));
  CHECK(share(rows, [](const auto& row) { return row[23].empty(); }) ==
        doctest::Approx(.025).epsilon(.15));
  CHECK(share(rows, [](const auto& row) { return row[16].empty(); }) ==
        doctest::Approx(.0228).epsilon(.15));
  CHECK(share(rows, [](const auto& row) { return row[22] == "True"; }) ==
        doctest::Approx(.77).epsilon(.03));
  CHECK(share(rows, [](const auto& row) { return row[17].ends_with(" - Topic"); }) ==
        doctest::Approx(.05).epsilon(.1));
  CHECK(share(rows, [](const auto& row) { return row[14] == "0.0"; }) > 0);
  CHECK(share(rows, [](const auto& row) { return row[2].find('"') != std::string::npos; }) > .01);
  CHECK(count_correlation(rows) == doctest::Approx(.6).epsilon(.1));
}

TEST_CASE("one row in twelve carries a recording of an earlier row, under another artist mostly") {
  const Rows rows = rows_of(generated(20000, 2));
  std::map<std::string, std::string> first_artist;
  std::size_t again = 0;
  std::size_t other_artist = 0;
  for (const auto& row : rows) {
    const auto [known, is_new] =
        first_artist.emplace(row[2] + "|" + row[15] + "|" + row[5], row[1]);
    if (is_new) continue;
    ++again;
    if (known->second != row[1]) ++other_artist;
  }
  CHECK(static_cast<double>(again) / 20000 == doctest::Approx(.08).epsilon(.1));
  CHECK(other_artist > again * 9 / 10);
}

TEST_CASE("artists have about ten tracks in a row and names of their own") {
  std::set<std::string> names;
  for (std::uint64_t artist = 0; artist < 30000; ++artist) {
    names.insert(make_artist(1, artist).name);
  }
  CHECK(names.size() == 30000);
  std::map<std::uint64_t, int> tracks;
  for (std::uint64_t track = 0; track < 2000; ++track) ++tracks[artist_of_track(1, track)];
  CHECK(tracks.size() == 200);
  for (const auto& [artist, count] : tracks) CHECK((count >= 8 && count <= 12));
}

TEST_CASE("artist names of every style stay apart, past the last combination too") {
  for (const NameStyle style : {NameStyle::kKorean, NameStyle::kArabic}) {
    std::set<std::string> names;
    for (std::uint64_t number = 0; number < 40000; ++number) {
      names.insert(artist_name(style, number));
    }
    CHECK(names.size() == 40000);
  }
}

// Mean ln streams of the rows whose official_video is `flag`, less that of the others.
double log_lift(const Rows& rows) {
  double sum[2] = {};
  double count[2] = {};
  for (const auto& row : rows) {
    if (row[22].empty() || row[23].empty()) continue;
    const int side = row[22] == "True" ? 1 : 0;
    sum[side] += log_count(row[23]);
    count[side] += 1;
  }
  return sum[1] / count[1] - sum[0] / count[0];
}

double mean_log(const Rows& rows, std::size_t column, const char* flag) {
  double sum = 0;
  double count = 0;
  for (const auto& row : rows) {
    if (row[22] != flag || row[column].empty()) continue;
    sum += log_count(row[column]);
    count += 1;
  }
  return sum / count;
}

TEST_CASE("without a stated truth the bytes are those of earlier versions") {
  CHECK(base::hash64(generated(2000, 1)) == 11076247505401571422U);
  CHECK(base::hash64(generated(2000, 7)) == 15838758959075121575U);
  CHECK(generated(500, VideoTruth{}) == generated(500, 4));
}

TEST_CASE("with a stated truth official_video says music video, and so does the title") {
  const Rows rows = rows_of(generated(4000, VideoTruth{.effect = 0.2}));
  std::size_t with_one = 0;
  for (const auto& row : rows) {
    if (row[22].empty()) continue;
    const bool official = row[22] == "True";
    with_one += official ? 1 : 0;
    CHECK(row[16].ends_with("(Official Music Video)") == official);
    if (row[17].ends_with(" - Topic")) CHECK_FALSE(official);
  }
  CHECK(static_cast<double>(with_one) / 4000 == doctest::Approx(.49).epsilon(.05));
}

TEST_CASE(
    "a music video multiplies the streams of its recording by one plus the effect, no others") {
  const Rows without = rows_of(generated(2000, VideoTruth{.fame_confounding = 0.5}));
  const Rows with = rows_of(generated(2000, VideoTruth{.effect = 0.5, .fame_confounding = 0.5}));
  std::size_t moved = 0;
  for (std::size_t i = 0; i < with.size(); ++i) {
    CHECK(std::vector(with[i].begin(), with[i].begin() + 23) ==
          std::vector(without[i].begin(), without[i].begin() + 23));
    if (with[i][22].empty() || with[i][23].empty()) continue;
    const double before = std::stod(without[i][23]);
    if (before > 2e9) continue;  // about where counts end
    const double factor = std::stod(with[i][23]) / before;
    CHECK(factor == doctest::Approx(with[i][22] == "True" ? 1.5 : 1).epsilon(1e-4));
    if (factor > 1) ++moved;
  }
  CHECK(moved > 900);
}

TEST_CASE("fame brings music videos where it confounds, and only there") {
  const VideoTruth none{.effect = 0.2};
  CHECK(log_lift(rows_of(generated(20000, none))) == doctest::Approx(std::log(1.2)).epsilon(.25));
  const VideoTruth fame{.effect = 0.2, .fame_confounding = 1};
  CHECK(log_lift(rows_of(generated(20000, fame))) > 0.8);
  const VideoTruth modesty{.effect = 0.2, .fame_confounding = -1};
  CHECK(log_lift(rows_of(generated(20000, modesty))) < -0.5);
}

TEST_CASE("engagement is a way of the effect: it moves likes, not the effect as a whole") {
  const VideoTruth truth{.effect = 0.2, .engagement_effect = 0.4};
  const Rows rows = rows_of(generated(20000, truth));
  CHECK(log_lift(rows) == doctest::Approx(std::log(1.2)).epsilon(.25));
  const double likes_a_view = (mean_log(rows, 19, "True") - mean_log(rows, 18, "True")) -
                              (mean_log(rows, 19, "False") - mean_log(rows, 18, "False"));
  CHECK(likes_a_view == doctest::Approx(0.4).epsilon(.1));
}

TEST_CASE("a truth that is no number or out of range is refused") {
  for (const VideoTruth& truth :
       {VideoTruth{.effect = std::nan("")}, VideoTruth{.effect = -1}, VideoTruth{.effect = 101},
        VideoTruth{.fame_confounding = INFINITY}, VideoTruth{.engagement_effect = 3.1}}) {
    CHECK_THROWS_AS(generated(1, truth), base::Error);
  }
}

}  // namespace
}  // namespace crossfade::catalogue
