#include "score/paired_trial.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

TrialOptions quick_trial() {
  TrialOptions options;
  options.resamples = 300;
  options.threads = 2;
  return options;
}

Recipe quick_recipe(std::uint64_t seed = 7) { return {.seed = seed, .effort = Effort::kQuick}; }

const TrialFigure& figure_of(const Trial& trial, const std::string& target,
                             const std::string& scenario) {
  const auto found = std::ranges::find_if(trial.figures, [&](const TrialFigure& each) {
    return each.target == target && each.scenario == scenario;
  });
  REQUIRE(found != trial.figures.end());
  return *found;
}

// The small catalogue as it was when its tracks had a fiftieth of their streams.
catalogue::Import early_counts(catalogue::Import import) {
  for (double& value : import.catalogue.streams) value = std::round(value / 50);
  return import;
}

// The first rows alone.
catalogue::Import first_rows(std::size_t rows) {
  std::string csv = generated_csv(300, 5);
  std::size_t end = 0;
  for (std::size_t i = 0; i <= rows; ++i) end = csv.find('\n', end) + 1;
  return import_text(csv.substr(0, end));
}

TEST_CASE("the same recipe on the same rows differs in nothing, and wins nothing") {
  const Trial trial = try_recipes(small_import(), {quick_recipe(), small_import(), true},
                                  {quick_recipe(), small_import(), true}, quick_trial());
  CHECK_FALSE(trial.is_won);
  CHECK(trial.rows > 200);
  const TrialFigure& streams = figure_of(trial, "log_streams", "c");
  CHECK(streams.difference.value == 0);
  CHECK(streams.difference.high == 0);
  CHECK(streams.verdict == TrialVerdict::kUndecided);
  CHECK(figure_of(trial, "log_streams", "d").verdict == TrialVerdict::kNotTried);
}

TEST_CASE("what learnt from counts that grew fiftyfold since loses to what learnt from today's") {
  const catalogue::Import early = early_counts(small_import());
  const TrialSide today{quick_recipe(), small_import(), true};
  const TrialSide aged{quick_recipe(), early, false};
  const Trial won = try_recipes(small_import(), aged, today, quick_trial());
  CHECK(won.is_won);
  const TrialFigure& streams = figure_of(won, "log_streams", "c");
  CHECK(streams.verdict == TrialVerdict::kBetter);
  CHECK(streams.sure_gain > 0);
  CHECK(streams.sure_gain <= streams.difference.low);
  CHECK(streams.difference.value ==
        doctest::Approx(streams.challenger.value - streams.champion.value));
  const Trial lost = try_recipes(small_import(), today, aged, quick_trial());
  CHECK_FALSE(lost.is_won);
  CHECK(figure_of(lost, "log_streams", "c").verdict == TrialVerdict::kWorse);
}

TEST_CASE("a recipe judged on rows of another import is judged as on its own") {
  // The same rows, once as the tested import itself, once as another that is joined with it.
  const catalogue::Import copy = small_import();
  const Trial trial = try_recipes(small_import(), {quick_recipe(), small_import(), true},
                                  {quick_recipe(), copy, false}, quick_trial());
  for (const TrialFigure& each : trial.figures) {
    if (each.verdict == TrialVerdict::kNotTried) continue;
    CHECK(each.difference.value == doctest::Approx(0).epsilon(1e-12));
  }
}

TEST_CASE("a recipe that knew half the tracks is judged on all of them") {
  const catalogue::Import half = first_rows(150);
  const Trial trial = try_recipes(small_import(), {quick_recipe(), half, false},
                                  {quick_recipe(), small_import(), true}, quick_trial());
  const TrialFigure& streams = figure_of(trial, "log_streams", "c");
  CHECK(streams.champion.n == streams.challenger.n);
  CHECK(streams.champion.n == trial.rows);
  CHECK(streams.challenger.value > streams.champion.value);
}

TEST_CASE("a challenger that has no model where the champion has one is refused for it") {
  Recipe full = quick_recipe();
  full.effort = Effort::kFull;
  const Trial trial = try_recipes(small_import(), {full, small_import(), true},
                                  {quick_recipe(), small_import(), true}, quick_trial());
  CHECK(figure_of(trial, "log_streams", "b").verdict == TrialVerdict::kLost);
  CHECK_FALSE(trial.is_won);
}

TEST_CASE(
    "where everything is tied to what is tested, there is nothing to learn from and no model") {
  catalogue::Import tied = small_import();
  std::ranges::fill(tied.catalogue.streams, 5e6);
  const Trial trial = try_recipes(small_import(), {quick_recipe(), tied, false},
                                  {quick_recipe(), small_import(), true}, quick_trial());
  CHECK(figure_of(trial, "log_streams", "c").verdict == TrialVerdict::kGained);
  CHECK_FALSE(trial.is_won);
}

TEST_CASE("a trial is the same for any number of threads") {
  TrialOptions one = quick_trial();
  one.threads = 1;
  const TrialSide first{quick_recipe(), small_import(), true};
  const TrialSide second{quick_recipe(8), small_import(), true};
  const Trial a = try_recipes(small_import(), first, second, one);
  const Trial b = try_recipes(small_import(), first, second, quick_trial());
  REQUIRE(a.figures.size() == b.figures.size());
  for (std::size_t i = 0; i < a.figures.size(); ++i) {
    CHECK(a.figures[i].verdict == b.figures[i].verdict);
    if (a.figures[i].verdict == TrialVerdict::kNotTried) continue;
    CHECK(a.figures[i].difference.value == b.figures[i].difference.value);
    CHECK(a.figures[i].sure_gain == b.figures[i].sure_gain);
  }
}

}  // namespace
}  // namespace crossfade::score
