#include "score/prediction.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

constexpr std::size_t kNewTracks = 12;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// Header first, then a line a track.
std::vector<std::string> new_tracks() { return lines_of(generated_csv(kNewTracks, 99)); }

// The answers for these lines of a file, as CSV without the row's number.
std::vector<std::string> answers(const std::vector<std::string>& lines) {
  std::string csv = new_tracks().front() + "\n";
  for (const std::string& line : lines) csv += line + "\n";
  std::vector<std::string> told =
      lines_of(to_csv(predict(small_study(), import_text(csv), nullptr, 1)));
  told.erase(told.begin());
  for (std::string& line : told) line.erase(0, line.find(','));
  return told;
}

base::ErrorKind kind_of_loading(const std::string& folder) {
  try {
    load_study_model(folder);
  } catch (const base::Error& error) {
    CHECK_FALSE(error.remedy().empty());
    return error.kind();
  }
  FAIL("the model was loaded");
  return base::ErrorKind::kFailed;
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

TEST_CASE("a prediction depends on the row alone: in a batch, turned round or by itself") {
  std::vector<std::string> rows = new_tracks();
  rows.erase(rows.begin());
  const std::vector<std::string> batch = answers(rows);
  REQUIRE(batch.size() == kNewTracks);
  CHECK(std::ranges::find_if(batch, [](const std::string& line) {
          return line.find("cannot be scored") == std::string::npos;
        }) != batch.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(answers({rows[i]}) == std::vector<std::string>{batch[i]});
  }
  std::ranges::reverse(rows);
  std::vector<std::string> turned = answers(rows);
  std::ranges::reverse(turned);
  CHECK(turned == batch);
}

TEST_CASE("any number of threads predicts the same") {
  const catalogue::Import rows = import_text(generated_csv(50, 98));
  CHECK(to_csv(predict(small_study(), rows, nullptr, 1)) ==
        to_csv(predict(small_study(), rows, nullptr, 2)));
}

TEST_CASE("every number is inside its band, and no count or chance is impossible") {
  for (const Prediction& told :
       predict(small_study(), import_text(generated_csv(50, 97)), nullptr, 1)) {
    if (told.scenario.empty()) continue;
    CHECK(told.streams_low >= 0);
    CHECK(told.streams_low <= told.streams);
    CHECK(told.streams <= told.streams_high);
    CHECK(told.views_low <= told.views);
    CHECK(told.views <= told.views_high);
    CHECK(told.hit_probability >= 0);
    CHECK(told.hit_probability <= 1);
  }
}

TEST_CASE("a saved study predicts as the one that was saved") {
  const FolderInTest folder;
  save_study_model(small_study(), folder / "m");
  const catalogue::Import rows = import_text(generated_csv(30, 96));
  CHECK(to_csv(predict(load_study_model(folder / "m"), rows, nullptr, 1)) ==
        to_csv(predict(small_study(), rows, nullptr, 1)));
}

TEST_CASE("every model file tells its seed, its data and how each fold did") {
  const FolderInTest folder;
  save_study_model(small_study(), folder / "m");
  const StudyModel study = load_study_model(folder / "m");
  REQUIRE_FALSE(study.models.empty());
  for (const OutcomeModel& model : study.models) {
    CHECK(model.seed == study.seed);
    CHECK(model.data_digest == study.data_digest);
    CHECK(model.data_digest.size() == 32);
    REQUIRE(model.fold_figures.size() == 5);
    CHECK(model.fold_figures[0].rows > 0);
    CHECK(model.fold_figures[0].score < 1);
    const bool has_hits = model.outcome == features::Target::kLogStreams;
    CHECK(model.hit_fold_figures.size() == (has_hits ? 5 : 0));
    if (!has_hits) continue;
    const auto judged = std::ranges::find_if(small_training().judged, [&](const JudgedModel& each) {
      return each.card.target == "hit" && each.card.scenario == scenario_name(model.scenario);
    });
    REQUIRE(judged != small_training().judged.end());
    CHECK(model.hit_trial.probability == judged->out_of_fold);
    CHECK(model.hit_trial.is_hit == judged->truth);
    CHECK(model.hit_trial.artist == judged->artist);
  }
}

// The small study as if its rows had been treated by `policy`, which put in 0.5 everywhere.
StudyModel study_with(catalogue::MissingPolicy policy) {
  StudyModel model = small_study();
  model.missing.policy = policy;
  model.missing.value.fill(0.5);
  return model;
}

constexpr std::string_view kSheet =
    "Artist,Track,Danceability,Energy,Key,Loudness,Speechiness,"
    "Acousticness,Instrumentalness,Liveness,Valence,Tempo,"
    "Duration_ms\n";

catalogue::Import row_with_energy(const std::string& energy) {
  return import_text(std::string(kSheet) + "A,S,0.5," + energy +
                     ",1,-6,0.1,0.1,0.1,0.1,0.5,120,200000\n");
}

std::vector<Prediction> predict_energy(const StudyModel& model, const std::string& energy) {
  return predict(model, row_with_energy(energy), nullptr, 1);
}

TEST_CASE(
    "a missing cell is filled with what the model brought from its training, and it is said") {
  const FolderInTest folder;
  save_study_model(study_with(catalogue::MissingPolicy::kMedian), folder / "m");
  const StudyModel model = load_study_model(folder / "m");
  const Prediction filled = predict_energy(model, "").front();
  const Prediction given = predict_energy(model, "0.5").front();
  CHECK(filled.streams == given.streams);
  CHECK(filled.streams != predict_energy(small_study(), "").front().streams);
  CHECK(filled.note.find("filled as in training: energy") != std::string::npos);
  CHECK(given.note.find("filled") == std::string::npos);
}

TEST_CASE("models that refuse missing cells say which cell keeps a row from its prediction") {
  const StudyModel model = study_with(catalogue::MissingPolicy::kRefuse);
  const Prediction refused = predict_energy(model, "").front();
  CHECK(std::isnan(refused.streams));
  CHECK(std::isnan(refused.views));
  CHECK(refused.scenario.empty());
  CHECK(refused.note.starts_with("cannot be scored: "));
  CHECK(refused.note.ends_with("energy"));
  CHECK(refused.note_korean.ends_with("에너지"));
  CHECK_FALSE(std::isnan(predict_energy(model, "0.5").front().streams));
}

TEST_CASE("a cell for which the training knew no value is not said to be filled") {
  StudyModel model = study_with(catalogue::MissingPolicy::kMedian);
  model.missing.value.fill(std::nan(""));
  const Prediction told = predict_energy(model, "").front();
  CHECK(told.streams == predict_energy(small_study(), "").front().streams);
  CHECK(told.note == predict_energy(small_study(), "").front().note);
}

TEST_CASE(
    "the recordings nearest to a row are found by what its file says, not by what was filled") {
  const catalogue::Import row = row_with_energy("");
  const auto nearest = [&row](const StudyModel& model) {
    return predict(model, row, nullptr, 1, Detail::kReasons).front().explanation.value().nearest;
  };
  const StudyModel model = study_with(catalogue::MissingPolicy::kMedian);
  const std::vector<Neighbour> filled = nearest(model);
  const std::vector<Neighbour> kept = nearest(small_study());
  REQUIRE_FALSE(kept.empty());
  REQUIRE(filled.size() == kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) CHECK(filled[i].distance == kept[i].distance);
}

TEST_CASE("models that refuse missing cells refuse a roster with one") {
  const StudyModel model = study_with(catalogue::MissingPolicy::kRefuse);
  const catalogue::Import row = row_with_energy("0.5");
  const catalogue::Import roster = row_with_energy("");
  CHECK_THROWS_AS(predict(model, row, &roster, 1), base::Error);
  CHECK_NOTHROW(predict(model, row, &row, 1));
}

TEST_CASE("a saved study that was cut off or altered anywhere is refused") {
  const FolderInTest folder;
  save_study_model(small_study(), folder / "m");
  for (const std::string& path : files_of(folder / "m")) {
    CAPTURE(path);
    const std::string whole(base::MappedFile(path).bytes());
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{5}, whole.size() / 2, whole.size() - 1}) {
      base::write_file(path, whole.substr(0, length));
      CHECK(kind_of_loading(folder / "m") == base::ErrorKind::kInputRefused);
    }
    for (const std::size_t at :
         {std::size_t{0}, std::size_t{9}, std::size_t{20}, whole.size() / 3, whole.size() - 1}) {
      std::string altered = whole;
      altered[at] = static_cast<char>(altered[at] ^ 1);
      base::write_file(path, altered);
      CHECK(kind_of_loading(folder / "m") == base::ErrorKind::kInputRefused);
    }
    base::write_file(path, whole);
  }
  CHECK_NOTHROW(load_study_model(folder / "m"));
}

TEST_CASE("a folder without models is not found") {
  const FolderInTest folder;
  CHECK(kind_of_loading(folder / "none") == base::ErrorKind::kNotFound);
}

TEST_CASE("a study whose data carried no model says so in every row") {
  const StudyModel nothing = train(import_text(generated_csv(20, 1))).model;
  CHECK(nothing.models.empty());
  for (const Prediction& told : predict(nothing, import_text(generated_csv(5, 95)), nullptr, 1)) {
    CHECK(std::isnan(told.streams));
    CHECK(std::isnan(told.hit_probability));
    CHECK(std::isnan(told.views));
    CHECK_FALSE(told.note.empty());
  }
}

}  // namespace
}  // namespace crossfade::score
