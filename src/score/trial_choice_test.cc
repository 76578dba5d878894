#include "score/trial_choice.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "evaluate/metrics.h"

namespace crossfade::score {
namespace {

// 300 rows of 60 artists in five folds, twice.
TrialRows rows_of(features::Target target) {
  TrialRows rows;
  rows.target = target;
  std::vector<std::uint64_t> artists;
  for (std::uint32_t i = 0; i < 300; ++i) {
    rows.artist.push_back(i % 60);
    artists.push_back(i % 60);
  }
  base::Random random(3);
  std::vector<double> truth;
  for (int i = 0; i < 300; ++i) truth.push_back(random.normal());
  if (target == features::Target::kHit) {
    for (double& value : truth) value = value > 1.2 ? 1 : 0;
  }
  for (std::uint32_t repeat = 0; repeat < 2; ++repeat) {
    rows.plans.push_back(evaluate::plan_folds(artists, 5, repeat));
    rows.truth.push_back(truth);
  }
  return rows;
}

// Answers that are the truth with noise of this size, others in each repeat.
TrialAnswers noisy(const TrialRows& rows, double noise, std::uint64_t seed) {
  base::Random random(seed);
  TrialAnswers answers = rows.truth;
  for (std::vector<double>& repeat : answers) {
    for (double& value : repeat) value += noise * random.normal();
  }
  return answers;
}

TEST_CASE("a setting that is better throughout is chosen in every fold, and its score is honest") {
  for (const features::Target target : {features::Target::kLogStreams, features::Target::kHit}) {
    const TrialRows rows = rows_of(target);
    const std::vector<TrialAnswers> settings{noisy(rows, 2, 1), noisy(rows, 0.1, 2),
                                             noisy(rows, 1.5, 3)};
    const TrialChoice choice = judge_choice(rows, settings, {.resamples = 50, .seed = 7});
    CHECK(choice.best == 1);
    CHECK(choice.fold_wins == std::vector<std::size_t>{0, 10, 0});
    CHECK(choice.draw_wins[1] == doctest::Approx(1));
    CHECK(choice.honest.value == choice.as_chosen.value);
    CHECK(choice.honest.low <= choice.honest.value);
  }
}

// All settings are pure noise around a weak signal: the best of fifty looks better than it is.
TEST_CASE("where only luck separates many settings, the honest score is below that of the winner") {
  const TrialRows rows = rows_of(features::Target::kLogStreams);
  std::vector<TrialAnswers> settings;
  double mean = 0;
  for (std::uint64_t i = 0; i < 50; ++i) {
    settings.push_back(noisy(rows, 0.8, i + 10));
    mean += (evaluate::r2(rows.truth[0], settings.back()[0]) +
             evaluate::r2(rows.truth[1], settings.back()[1])) /
            100;
  }
  const TrialChoice choice = judge_choice(rows, settings, {.resamples = 100, .seed = 7});
  CHECK(choice.as_chosen.value > mean + 0.03);
  CHECK(choice.honest.value < choice.as_chosen.value - 0.02);
  CHECK(std::abs(choice.honest.value - mean) < 0.05);
  std::size_t wins = 0;
  for (const std::size_t each : choice.fold_wins) wins += each;
  CHECK(wins == 10);
  CHECK(choice.draw_wins[choice.best] < 0.9);
}

TEST_CASE("the choice is the same on any number of threads") {
  const TrialRows rows = rows_of(features::Target::kLogStreams);
  const std::vector<TrialAnswers> settings{noisy(rows, 1, 1), noisy(rows, 1, 2)};
  const TrialChoice one = judge_choice(rows, settings, {.resamples = 40, .seed = 7, .threads = 1});
  const TrialChoice two = judge_choice(rows, settings, {.resamples = 40, .seed = 7, .threads = 3});
  CHECK(one.draw_wins == two.draw_wins);
  CHECK(one.honest.low == two.honest.low);
}

TEST_CASE("a trial's score and folds are those of its answers") {
  const TrialRows rows = rows_of(features::Target::kLogStreams);
  const TrialAnswers answers = noisy(rows, 0.5, 1);
  const stats::Estimate score = trial_score(rows, answers, {.resamples = 50, .seed = 7});
  CHECK(score.value == doctest::Approx((evaluate::r2(rows.truth[0], answers[0]) +
                                        evaluate::r2(rows.truth[1], answers[1])) /
                                       2));
  CHECK(score.n == 300);
  CHECK(trial_fold_scores(rows, answers).size() == 10);
}

}  // namespace
}  // namespace crossfade::score
