#include "score/leak_watch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/random.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

using evaluate::LeakKind;
using evaluate::LeakWarning;

// A study in which every number is drawn by itself, but that likes follow streams with `noise` (in
// log units); above 100,000 streams all, no two alike.
std::string study_csv(double noise, std::size_t copies) {
  base::Random random(11);
  std::string csv =
      "Artist,Track,Danceability,Energy,Key,Loudness,Speechiness,Acousticness,Instrumentalness,"
      "Liveness,Valence,Tempo,Duration_ms,Title,Channel,Views,Likes,Comments,Stream\n";
  std::vector<std::string> streams;
  for (std::size_t i = 0; i < 400; ++i) {
    const std::string id = std::to_string(i);
    const double log_streams = 12 + 6 * random.uniform();
    streams.push_back(std::to_string(static_cast<long>(std::exp(log_streams))));
    // A copy has another artist, name and sound, but the first rows' streams.
    if (i >= 400 - copies) streams.back() = streams[i - (400 - copies)];
    csv += "Artist " + std::to_string(i % 80) + ",Song " + id;
    for (int feature = 0; feature < 2; ++feature) csv += "," + std::to_string(random.uniform());
    csv += ",1,-5,0.1,0.1,0,0.1,0.5," + std::to_string(60 + 100 * random.uniform()) + "," +
           std::to_string(150'000 + i) + ",Video " + id + ",Channel " + id + "," +
           std::to_string(std::exp(10 + 4 * random.uniform())) + "," +
           std::to_string(std::exp(log_streams - 3 + noise * random.normal())) + ",5," +
           streams.back() + "\n";
  }
  return csv;
}

Training train_quickly(const catalogue::Import& import) {
  TrainingOptions options;
  options.resamples = 20;
  options.threads = 2;
  options.effort = Effort::kQuick;
  return train_models(import, catalogue::index_recordings(import.catalogue), options);
}

const std::vector<LeakWarning>& warnings_of(const Training& training, const std::string& target,
                                            const std::string& scenario) {
  const auto found = std::ranges::find_if(training.judged, [&](const JudgedModel& judged) {
    return judged.card.target == target && judged.card.scenario == scenario;
  });
  REQUIRE(found != training.judged.end());
  return found->card.leak_warnings;
}

const LeakWarning* find_warning(const std::vector<LeakWarning>& warnings, LeakKind kind) {
  const auto found = std::ranges::find(warnings, kind, &LeakWarning::kind);
  return found == warnings.end() ? nullptr : &*found;
}

TEST_CASE("a clean study has nothing to warn of and fits nothing again") {
  const Training training = train_quickly(import_text(study_csv(9, 0)));
  REQUIRE_FALSE(training.judged.empty());
  for (const JudgedModel& judged : training.judged) {
    REQUIRE_FALSE(judged.card.refused);
    CHECK(judged.card.leak_warnings.empty());
  }
}

TEST_CASE("a copy of the target among the columns is caught alone, and explains the high score") {
  const Training training = train_quickly(import_text(study_csv(0.05, 0)));
  const std::vector<LeakWarning>& warnings = warnings_of(training, "log_streams", "c");
  const LeakWarning* column = find_warning(warnings, LeakKind::kColumnAlone);
  REQUIRE(column != nullptr);
  CHECK(column->culprit == "log_likes");
  CHECK(column->value_with > 0.9);
  REQUIRE(warnings.front().kind == LeakKind::kHighScore);
  CHECK(warnings.front().culprit == "engagement");
  CHECK(warnings.front().value_with > 0.9);
  CHECK(warnings.front().value_without < 0.3);
  // Before release likes are no feature.
  CHECK(warnings_of(training, "log_streams", "a").empty());
  CHECK(find_warning(warnings_of(training, "hit", "c"), LeakKind::kColumnAlone) != nullptr);
}

TEST_CASE("recordings that stand under two artists in two folds are counted by equal streams") {
  const Training training = train_quickly(import_text(study_csv(9, 30)));
  const LeakWarning* split =
      find_warning(warnings_of(training, "log_streams", "a"), LeakKind::kSplitRows);
  REQUIRE(split != nullptr);
  CHECK(split->culprit == "streams");
  CHECK(split->rows > 30);
  CHECK(split->rows <= 60);
  CHECK(std::isfinite(split->value_with));
  CHECK(std::isfinite(split->value_without));
}

// What a watch says of one regression whose answers are known, without any fit but those asked for.
struct Planted {
  catalogue::Import import = import_text(study_csv(9, 0));
  Question question;
  std::vector<PartFit> parts{2};
  std::vector<JudgedModel> judged{1};
  std::vector<std::vector<std::size_t>> left_out;

  Planted() {
    base::Random random(5);
    const std::size_t columns =
        features::make_recipe(question.outcome, question.scenario).features.size();
    question.plan.folds = 2;
    for (std::size_t row = 0; row < 200; ++row) {
      question.rows.push_back(row);
      question.truth.push_back(random.normal());
      question.plan.fold.push_back(static_cast<int>(row % 2));
      judged[0].out_of_fold.push_back(question.truth.back() + random.normal());
    }
    for (PartFit& part : parts) part.test_matrix = learn::FeatureMatrix(100, columns);
    judged[0].card.regression.emplace();
    judged[0].card.regression->r2.value = 0.9;
    judged[0].card.alarm_level = 0.7;
    for (const char* family : {"sheet", "audio", "names", "roster"}) {
      judged[0].card.family_importance.push_back({family, {}});
    }
  }

  std::vector<LeakWarning> look(double r2_without) {
    LeakWatch watch(import.catalogue, 1);
    watch.look_at({question, parts,
                   [&](std::span<const std::size_t> features) {
                     left_out.emplace_back(features.begin(), features.end());
                     return PartScores{r2_without, NAN};
                   }},
                  judged);
    return judged[0].card.leak_warnings;
  }
};

TEST_CASE("a recording or a video in both folds is named") {
  Planted planted;
  planted.judged[0].card.regression->r2.value = 0.5;
  CHECK(planted.look(0).empty());
  planted.import.catalogue.ids.recording[0] = planted.import.catalogue.ids.recording[1];
  planted.import.catalogue.ids.video[2] = planted.import.catalogue.ids.video[5];
  planted.import.catalogue.ids.video[2] = planted.import.catalogue.ids.video[7];
  const std::vector<LeakWarning> warnings = planted.look(0);
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].culprit == "recording");
  CHECK(warnings[0].rows == 2);
  CHECK(warnings[1].culprit == "video");
  CHECK(planted.left_out.empty());
}

TEST_CASE("a score too high is explained by a bounded number of refits") {
  Planted planted;
  std::vector<LeakWarning> warnings = planted.look(0.95);  // whatever is left out
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].kind == LeakKind::kHighScore);
  CHECK(warnings[0].culprit.empty());
  CHECK(planted.left_out.size() == LeakWatch::kMostRefits);
  planted.left_out.clear();
  warnings = planted.look(0.4);
  CHECK(warnings[0].culprit == "sheet");
  CHECK(warnings[0].value_without == 0.4);
  CHECK(planted.left_out.size() == 1);
  CHECK_FALSE(planted.left_out.front().empty());
}

}  // namespace
}  // namespace crossfade::score
