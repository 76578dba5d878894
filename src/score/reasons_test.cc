#include "score/reasons.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/random.h"
#include "learn/boosting.h"
#include "learn/extra_trees.h"
#include "score/explanation_text.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

using features::Family;
using features::Scenario;
using features::Target;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const catalogue::Import& new_rows() {
  static const catalogue::Import import = import_text(generated_csv(60, 99));
  return import;
}

struct Gaps {
  double largest = 0;
  std::size_t streams = 0;
  std::size_t hits = 0;
  std::size_t views = 0;
};

void compare(double answer, const std::optional<features::Reasons>& reasons, double& largest,
             std::size_t& count) {
  if (!reasons || std::isnan(answer)) return;
  largest = std::max(largest, std::abs(reasons->answer() - answer));
  ++count;
}

// How far the reasons are from what they explain, over the rows that can be asked in a scenario.
Gaps gaps_in(Scenario scenario, const catalogue::Import& rows) {
  catalogue::Import asked = rows;
  if (!features::video_is_out(scenario)) std::ranges::fill(asked.catalogue.views, kNaN);
  const catalogue::Import* roster = features::has_roster(scenario) ? &rows : nullptr;
  Gaps gaps;
  for (const Prediction& told : predict(small_study(), asked, roster, 2, Detail::kReasons)) {
    if (told.scenario != scenario_name(scenario)) continue;
    REQUIRE(told.explanation.has_value());
    const Explanation& why = *told.explanation;
    const double odds = std::log(told.hit_probability / (1 - told.hit_probability));
    compare(std::log1p(told.streams), why.streams, gaps.largest, gaps.streams);
    compare(odds, why.hit, gaps.largest, gaps.hits);
    compare(std::log1p(told.views), why.views, gaps.largest, gaps.views);
  }
  return gaps;
}

TEST_CASE("base and contributions add up to streams, log-odds and views in every scenario") {
  for (const Scenario scenario : features::kScenarios) {
    // Of artists of the training one copy of the base model answers, of new ones all do.
    for (const catalogue::Import* rows : {&small_import(), &new_rows()}) {
      CAPTURE(scenario_name(scenario));
      const Gaps gaps = gaps_in(scenario, *rows);
      CHECK(gaps.streams > 15);
      CHECK(gaps.hits == gaps.streams);
      CHECK(gaps.views > 15);
      CHECK(gaps.largest < 1e-9);
    }
  }
}

// Random features of scenario c, one row after the other.
learn::FeatureMatrix random_features(const features::FeatureRecipe& recipe, std::size_t rows) {
  base::Random random(1);
  learn::FeatureMatrix matrix(rows, recipe.size());
  for (std::size_t c = 0; c < matrix.columns(); ++c) {
    for (float& value : matrix.column(c)) value = static_cast<float>(random.normal());
  }
  return matrix;
}

TEST_CASE("the feature that makes the answer is the one that is named") {
  const features::FeatureRecipe recipe =
      features::make_recipe(Target::kLogStreams, Scenario::kVideoOut);
  const learn::FeatureMatrix matrix = random_features(recipe, 600);
  const std::size_t planted = features::feature_index("valence");
  const auto column = static_cast<std::size_t>(std::ranges::find(recipe.features, planted) -
                                               recipe.features.begin());
  std::vector<double> target;
  for (const float value : matrix.column(column)) target.push_back(value > 0 ? 5 : 3);
  const learn::BinnedMatrix binned(matrix, 1);
  const Learners learners{
      {learn::fit_boosting(binned, target, {}), learn::fit_extra_trees(binned, target, {})}};
  const LearnerAnswers answers = ask(learners, matrix, 1);
  const learn::Stack stack = learn::fit_stack(answers, target);
  const features::FittedFeatures fitted;
  const Learners no_hits;
  const Explainer explainer({fitted, recipe, learners, stack, no_hits, nullptr});
  const std::vector<RowReasons> reasons =
      explain_rows(explainer, matrix, std::vector<std::uint64_t>(matrix.rows()), 2);
  const std::vector<double> expected = stacked(stack, answers);
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const features::Reasons& why = reasons[i].outcome;
    CHECK(std::abs(why.answer() - expected[i]) < 1e-9);
    CHECK_FALSE(reasons[i].hit.has_value());
    if (std::abs(matrix.column(column)[i]) < .05) continue;  // the step's place is not exact
    REQUIRE_FALSE(why.families.empty());
    CHECK(why.families.front().family == Family::kAudio);
    CHECK(why.families.front().feature == planted);
    CHECK(why.families.front().value == matrix.column(column)[i]);
    CHECK((why.families.front().contribution > 0) == (target[i] > 4));
  }
}

// A stand-in for the learners of d that hands on the base model's answer as it is.
TEST_CASE("what the base model says of a track counts where the base model read it") {
  const OutcomeModel& model = *small_study().find(Target::kLogStreams, Scenario::kRosterVideoOut);
  const catalogue::Catalogue& catalogue = small_import().catalogue;
  const features::RowMaterial material = features::read_material(catalogue, small_study().names, 1);
  std::vector<std::size_t> rows;
  std::vector<std::uint64_t> artists;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (std::isnan(catalogue.views[row])) continue;
    rows.push_back(row);
    artists.push_back(catalogue.ids.artist[row]);
  }
  const features::Roster roster = model.features.know(material, rows, 1);
  const learn::FeatureMatrix matrix = features::make_matrix(
      model.recipe, catalogue, material.cues, model.features.apply(material, rows, &roster, 1), 1);
  const auto column = static_cast<std::size_t>(
      std::ranges::find(model.recipe.features, features::feature_index("roster_base")) -
      model.recipe.features.begin());
  const std::vector<double> target(matrix.column(column).begin(), matrix.column(column).end());
  const Learners learners{
      {learn::fit_boosting(learn::BinnedMatrix(matrix, 1), target, {.column_share = 1})}};
  const learn::Stack stack = learn::fit_stack(ask(learners, matrix, 1), target);
  const Learners no_hits;
  const Explainer explainer({model.features, model.recipe, learners, stack, no_hits, nullptr});
  double of_roster = 0;
  double of_views = 0;
  for (const RowReasons& reasons : explain_rows(explainer, matrix, artists, 1)) {
    for (const features::FamilyReason& reason : reasons.outcome.families) {
      const double size = std::abs(reason.contribution);
      if (reason.family == Family::kRoster) of_roster += size;
      if (reason.family == Family::kViews || reason.family == Family::kEngagement) of_views += size;
    }
  }
  CHECK(of_views > of_roster);
}

// The explanations of these rows as text, without the rows' numbers.
std::vector<std::string> texts_of(const std::vector<std::string>& lines, int threads) {
  std::string csv;
  for (const std::string& line : lines) csv += line + "\n";
  std::vector<std::string> texts;
  for (Prediction& told :
       predict(small_study(), import_text(csv), nullptr, threads, Detail::kReasons)) {
    told.row = 0;
    texts.push_back(to_text({told}, text::Language::kEnglish));
  }
  return texts;
}

TEST_CASE("a row is explained alike by itself and in a batch, on one thread and on two") {
  const std::string csv = generated_csv(12, 99);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < csv.size(); begin = csv.find('\n', begin) + 1) {
    lines.push_back(csv.substr(begin, csv.find('\n', begin) - begin));
  }
  const std::vector<std::string> batch = texts_of(lines, 1);
  CHECK(texts_of(lines, 2) == batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    CHECK(texts_of({lines.front(), lines[i + 1]}, 1) == std::vector<std::string>{batch[i]});
  }
}

TEST_CASE("the nearest recordings are five others, nearest first, with their streams") {
  const catalogue::Catalogue& catalogue = small_import().catalogue;
  const std::vector<Prediction> all =
      predict(small_study(), small_import(), nullptr, 1, Detail::kReasons);
  std::size_t explained = 0;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!all[row].explanation) continue;
    const std::vector<Neighbour>& nearest = all[row].explanation->nearest;
    if (nearest.empty()) continue;  // its sound is not known
    ++explained;
    CHECK(nearest.size() == kNeighbours);
    CHECK(std::ranges::is_sorted(nearest, {}, &Neighbour::distance));
    for (const Neighbour& each : nearest) {
      CHECK(each.recording != catalogue.ids.recording[row]);
      CHECK(each.streams >= 0);
    }
  }
  CHECK(explained > 200);
}

TEST_CASE("without being asked a prediction gives no reasons") {
  for (const Prediction& told : predict(small_study(), new_rows(), nullptr, 1)) {
    CHECK_FALSE(told.explanation.has_value());
  }
}

TEST_CASE("an explanation reads in Korean, its notes too") {
  catalogue::Import rows = new_rows();
  rows.catalogue.audio.energy[0] = kNaN;
  const std::vector<Prediction> told = predict(small_study(), rows, nullptr, 1, Detail::kReasons);
  const std::string korean = to_text({told[0]}, text::Language::kKorean);
  for (const char* words : {"스트리밍: ", "히트 확률: ", "조회수: ", "소리가 가장 비슷한 음원",
                            "오디오 특성이 일부 없음", "아무것도 모르는 곡의 기댓값"}) {
    CAPTURE(words);
    CHECK(korean.find(words) != std::string::npos);
  }
  for (const char* words : {"Streams", "expected", "incomplete", "odds"}) {
    CAPTURE(words);
    CHECK(korean.find(words) == std::string::npos);
  }
}

}  // namespace
}  // namespace crossfade::score
