#include "score/scorer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "score/prediction_json.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

std::shared_ptr<const StudyModel> borrowed_study() {
  return {std::shared_ptr<void>(), &small_study()};
}

std::string told(const std::vector<Prediction>& predictions) {
  return json_of(predictions, Detail::kReasons).dump();
}

// Tracks of the training's artists, and of one that it does not know; every other one without its
// counts: all scenarios.
catalogue::Import mixed_rows() {
  std::string csv = generated_csv(24, 5);
  for (std::size_t at = 0; (at = csv.find(",Ada Ashberg,", at)) != std::string::npos; ++at) {
    csv.replace(at, 13, ",Nobody Yet,");
  }
  catalogue::Import rows = import_text(csv);
  for (std::size_t row = 0; row < rows.catalogue.size(); row += 2) {
    rows.catalogue.views[row] = std::nan("");
    rows.catalogue.streams[row] = std::nan("");
  }
  return rows;
}

TEST_CASE("a scorer asked again and again says what a new one says once") {
  const catalogue::Import rows = mixed_rows();
  const std::string expected =
      told(predict(small_study(), rows, &small_import(), 1, Detail::kReasons));
  const Scorer scorer(borrowed_study(), &small_import(), 1);
  std::set<std::string> scenarios;
  for (int time = 0; time < 2; ++time) {
    const std::vector<Prediction> predictions = scorer.predict(rows, 1, Detail::kReasons);
    CHECK(told(predictions) == expected);
    for (const Prediction& each : predictions) scenarios.insert(each.scenario);
  }
  CHECK(scenarios == std::set<std::string>{"a", "b", "c", "d"});
  CHECK(to_csv(scorer.predict(rows, 1)) == to_csv(scorer.predict(rows, 1, Detail::kReasons)));
}

TEST_CASE("a roster is read when a scorer is made, and may go then") {
  const catalogue::Import rows = mixed_rows();
  auto roster = std::make_unique<catalogue::Import>(small_import());
  const Scorer scorer(borrowed_study(), roster.get(), 2);
  roster.reset();
  CHECK(to_csv(scorer.predict(rows, 1)) ==
        to_csv(predict(small_study(), rows, &small_import(), 1)));
}

TEST_CASE("many threads ask one scorer, the first of them for reasons too") {
  const catalogue::Import rows = import_text(generated_csv(6, 93));
  const std::string expected =
      told(predict(small_study(), rows, &small_import(), 1, Detail::kReasons));
  const Scorer scorer(borrowed_study(), &small_import(), 1);
  std::vector<std::string> answers(4);
  {
    std::vector<std::jthread> askers;
    for (std::string& answer : answers) {
      askers.emplace_back([&] { answer = told(scorer.predict(rows, 1, Detail::kReasons)); });
    }
  }
  CHECK(std::ranges::count(answers, expected) == 4);
}

TEST_CASE(
    "a roster knows an artist's other recordings that have figures, not the one asked about") {
  const std::string header = "Artist,Track,Duration_ms,Danceability,Stream,Views\n";
  const catalogue::Import import = import_text(
      header + "One,S,1000,0.5,10,\nTwo,S,2000,0.5,10,\nTwo,T,3000,0.5,,10\nNone,S,4000,0.5,,\n");
  const KnownRoster roster(small_study(), import, 1);
  const catalogue::IdentityColumns& ids = import.catalogue.ids;
  CHECK_FALSE(roster.has_another(ids.artist[0], ids.recording[0]));
  CHECK(roster.has_another(ids.artist[0], ids.recording[1]));
  CHECK(roster.has_another(ids.artist[1], ids.recording[1]));
  CHECK_FALSE(roster.has_another(ids.artist[3], 1));
  CHECK_FALSE(roster.has_another(12345, 1));
  CHECK_FALSE(KnownRoster().has_another(ids.artist[1], ids.recording[1]));
}

TEST_CASE("a roster without a single figure is one of which nothing is known") {
  const catalogue::Import rows = mixed_rows();
  const catalogue::Import empty =
      import_text("Artist,Track,Duration_ms,Stream,Views\nOne,S,1000,,\n");
  CHECK(to_csv(predict(small_study(), rows, &empty, 1)) ==
        to_csv(predict(small_study(), rows, nullptr, 1)));
}

TEST_CASE("a loaded study looks at its files where they are mapped, whatever takes their place") {
  const FolderInTest folder;
  save_study_model(small_study(), folder / "m");
  const StudyModel study = load_study_model(folder / "m");
  const catalogue::Import rows = mixed_rows();
  const std::string expected = to_csv(predict(study, rows, &small_import(), 1));
  StudyModel other = small_study();
  other.models.clear();
  save_study_model(other, folder / "m");
  std::filesystem::remove_all(folder / "m");
  CHECK(to_csv(predict(study, rows, &small_import(), 1)) == expected);
  CHECK(expected == to_csv(predict(small_study(), rows, &small_import(), 1)));
}

}  // namespace
}  // namespace crossfade::score
