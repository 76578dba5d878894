#include "score/training.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "base/random.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

using Kind = evaluate::Refusal::Kind;

// A row of the tests' files; every track has a name, an artist and audio of its own.
struct Row {
  std::string artist = "Artist";
  std::string track = "Song";
  double danceability = 0.5;
  double tempo = 120;
  double streams = 1000;
  double views = 100;
};

std::string csv_of(const std::vector<Row>& rows) {
  std::string csv =
      "Artist,Track,Danceability,Energy,Key,Loudness,Speechiness,Acousticness,Instrumentalness,"
      "Liveness,Valence,Tempo,Duration_ms,Title,Channel,Views,Likes,Comments,Stream\n";
  for (const Row& row : rows) {
    const std::string dance = std::to_string(row.danceability);
    csv += row.artist + "," + row.track + "," + dance + "," + dance + ",1,-5,0.1,0.1,0,0.1," +
           dance + "," + std::to_string(row.tempo) + ",200000," + row.track + "," + row.artist +
           "," + std::to_string(row.views) + ",10,1," + std::to_string(row.streams) + "\n";
  }
  return csv;
}

// `count` rows by `artists` artists, no two of them alike.
std::vector<Row> different_rows(std::size_t count, std::size_t artists) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = static_cast<double>(i);
    rows.push_back({"Artist " + std::to_string(i % artists), "Song " + std::to_string(i),
                    0.1 + 0.001 * number, 100 + number, 1000 + number * number, 100 + 10 * number});
  }
  return rows;
}

void check_all_refused(const std::vector<Row>& rows, Kind kind) {
  const Training training = train(import_text(csv_of(rows)));
  CHECK(training.model.models.empty());
  CHECK_FALSE(training.judged.empty());
  for (const JudgedModel& judged : training.judged) {
    REQUIRE(judged.card.refused.has_value());
    CHECK(judged.card.refused->kind == kind);
    CHECK(judged.out_of_fold.empty());
  }
}

const JudgedModel& streams_before_release(const Training& training) {
  const auto found = std::ranges::find_if(training.judged, [](const JudgedModel& judged) {
    return judged.card.target == "log_streams" && judged.card.scenario == "a";
  });
  REQUIRE(found != training.judged.end());
  return *found;
}

TEST_CASE("too few rows are refused with both numbers") {
  const Training training = train(import_text(csv_of(different_rows(40, 20))));
  CHECK(training.model.models.empty());
  for (const JudgedModel& judged : training.judged) {
    REQUIRE(judged.card.refused.has_value());
    CHECK(judged.card.refused->kind == Kind::kFewRows);
    CHECK(judged.card.refused->found == 40);
    CHECK(judged.card.refused->needed > 40);
  }
}

TEST_CASE("one artist alone cannot be judged on artists never seen") {
  check_all_refused(different_rows(150, 1), Kind::kFewArtists);
}

TEST_CASE("a target that is the same in all rows carries no model") {
  std::vector<Row> rows = different_rows(150, 30);
  for (Row& row : rows) row.streams = row.views = 500;
  check_all_refused(rows, Kind::kConstantTarget);
}

TEST_CASE("rows without streams cannot teach streams, and are not taken for zero") {
  std::vector<Row> rows = different_rows(150, 30);
  std::string csv = csv_of(rows);
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string cell = "," + std::to_string(rows[i].streams) + "\n";
    csv.replace(csv.find(cell), cell.size(), ",\n");
  }
  const JudgedModel judged = streams_before_release(train(import_text(csv)));
  REQUIRE(judged.card.refused.has_value());
  CHECK(judged.card.refused->found == 90);
}

// Each artist has one sound and one level of streams, which have nothing to do with each other. Who
// has seen an artist's other tracks is nearly always right; who has not can only guess.
TEST_CASE("a model is never judged on an artist whose tracks it was trained on") {
  base::Random random(3);
  std::vector<Row> rows;
  for (int artist = 0; artist < 60; ++artist) {
    const double sound = random.uniform();
    const double streams = std::round(std::exp(8 + 6 * random.uniform()));
    for (int song = 0; song < 4; ++song) {
      const std::string name = std::to_string(artist) + " " + std::to_string(song);
      rows.push_back({"Artist " + std::to_string(artist), "Song " + name, sound, 60 + 100 * sound,
                      streams + song, 1000});
    }
  }
  const Training training = train(import_text(csv_of(rows)));
  const JudgedModel& judged = streams_before_release(training);
  REQUIRE(judged.card.regression.has_value());
  CHECK(judged.card.artists == 60);
  CHECK(judged.card.regression->r2.value < 0.3);
}

TEST_CASE("a recording listed under two artists is learned from and judged once") {
  std::vector<Row> rows = different_rows(150, 30);
  for (std::size_t i = 0; i < 20; ++i) {
    Row guest = rows[i];
    guest.artist = "Guest " + std::to_string(i);
    rows.push_back(guest);
  }
  const Training training = train(import_text(csv_of(rows)));
  for (const JudgedModel& judged : training.judged) {
    REQUIRE_FALSE(judged.card.refused.has_value());
    CHECK(judged.card.rows == 150);
    CHECK(judged.rows.size() == 150);
    CHECK(judged.rows.back() < 150);
    CHECK(std::ranges::is_sorted(judged.rows));
    CHECK(judged.out_of_fold.size() == 150);
  }
  CHECK(training.model.training_recordings.size() == 150);
}

TEST_CASE("what is only judged is judged as what is trained for use, without a model") {
  TrainingOptions options;
  options.resamples = 20;
  options.threads = 2;
  options.for_use = false;
  const Training judged =
      train_models(small_import(), catalogue::index_recordings(small_import().catalogue), options);
  CHECK(judged.model.models.empty());
  CHECK_FALSE(small_training().model.models.empty());
  REQUIRE(judged.judged.size() == small_training().judged.size());
  for (std::size_t i = 0; i < judged.judged.size(); ++i) {
    const JudgedModel& without = judged.judged[i];
    const JudgedModel& with = small_training().judged[i];
    CHECK(without.card.refused.has_value() == with.card.refused.has_value());
    CHECK(without.out_of_fold == with.out_of_fold);
    CHECK(without.low == with.low);
    CHECK(without.card.hit_threshold == with.card.hit_threshold);
    CHECK(without.card.feature_importance.size() == with.card.feature_importance.size());
  }
}

TEST_CASE("a study knows its file by content, not by name") {
  const std::string csv = csv_of(different_rows(5, 2));
  const std::string digest = data_digest(import_text(csv));
  CHECK(digest == data_digest(import_text(csv)));
  CHECK(digest != data_digest(import_text(csv + "A,B,,,,,,,,,,,,,,,,,\n")));
}

}  // namespace
}  // namespace crossfade::score
