#include "evaluate/leak_alarm.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "evaluate/cross_validation.h"
#include "evaluate/metrics.h"

namespace crossfade::evaluate {
namespace {

// Three honest columns, of which each explains a part, and a target.
struct Study {
  learn::FeatureMatrix features;
  std::vector<double> target;
  FoldPlan plan;
};

Study honest_study(std::size_t rows) {
  base::Random random(21);
  Study study{learn::FeatureMatrix(rows, 3), {}, {{}, 5}};
  for (std::size_t i = 0; i < rows; ++i) {
    double sum = 1.5 * random.normal();
    for (std::size_t c = 0; c < 3; ++c) {
      const double value = random.normal();
      study.features.column(c)[i] = static_cast<float>(value);
      sum += value;
    }
    study.target.push_back(sum);
    study.plan.fold.push_back(static_cast<int>(random.below(5)));
  }
  return study;
}

// Column 1 becomes the target with a little noise, upside down.
void plant_target(Study& study) {
  base::Random random(22);
  for (std::size_t i = 0; i < study.target.size(); ++i) {
    study.features.column(1)[i] = static_cast<float>(-study.target[i] + 0.3 * random.normal());
  }
}

const std::vector<WatchedColumn> kWatched = {{"first"}, {"second"}, {"third"}};

std::vector<double> alone(const Study& study, AloneMeasure measure = AloneMeasure::kR2) {
  return scores_alone(study.features, study.target, study.plan, measure, 1);
}

// The mean target of the other folds' rows whose value falls into the same of the given bins.
double binned_r2(const Study& study, std::size_t column, const std::vector<float>& edges) {
  const auto bin = [&](std::size_t i) {
    return std::ranges::count_if(
        edges, [&](float edge) { return study.features.column(column)[i] >= edge; });
  };
  std::vector<double> predicted;
  for (std::size_t i = 0; i < study.target.size(); ++i) {
    double sum = 0;
    double count = 0;
    for (std::size_t j = 0; j < study.target.size(); ++j) {
      if (study.plan.fold[j] == study.plan.fold[i] || bin(j) != bin(i)) continue;
      sum += study.target[j];
      count += 1;
    }
    predicted.push_back(sum / count);
  }
  return r2(study.target, predicted);
}

TEST_CASE("clean columns raise no alarm, and their scores are what each explains") {
  const std::vector<double> scores = alone(honest_study(4000));
  for (const double score : scores) {
    CHECK(score == doctest::Approx(1 / 5.25).epsilon(0.15));  // variance 1 of 3 + 1.5^2
  }
  CHECK(warn_of_columns(scores, kWatched).empty());
}

TEST_CASE("a column made of the target is caught alone, whatever its direction") {
  Study study = honest_study(4000);
  plant_target(study);
  const std::vector<LeakWarning> warnings = warn_of_columns(alone(study), kWatched);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].kind == LeakKind::kColumnAlone);
  CHECK(warnings[0].culprit == "second");
  CHECK(warnings[0].value_with > 0.9);
  CHECK(warnings[0].level == kSuspectR2);
}

TEST_CASE("a column made of hits is caught by its AUC") {
  Study study = honest_study(4000);
  plant_target(study);
  for (double& value : study.target) value = value > 3 ? 1 : 0;
  const std::vector<double> scores = alone(study, AloneMeasure::kAuc);
  const std::vector<WatchedColumn> watched = {
      {"first", kSuspectAuc}, {"second", kSuspectAuc}, {"third", kSuspectAuc}};
  const std::vector<LeakWarning> warnings = warn_of_columns(scores, watched);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].culprit == "second");
  CHECK(scores[0] > 0.6);
  CHECK(scores[0] < 0.8);
}

TEST_CASE("a fitted column may do what the whole model may") {
  Study study = honest_study(4000);
  plant_target(study);
  CHECK(warn_of_columns(alone(study), std::vector<WatchedColumn>{{"a"}, {"b", 0.999}, {"c"}})
            .empty());
}

TEST_CASE("scores by sums agree with predicting each row from the other folds") {
  Study study = honest_study(300);
  // Five values, so that the bins are known.
  for (std::size_t i = 0; i < 300; ++i) {
    study.features.column(0)[i] = std::clamp(std::round(study.features.column(0)[i]), -2.F, 2.F);
  }
  CHECK(alone(study)[0] == doctest::Approx(binned_r2(study, 0, {-1.5F, -0.5F, 0.5F, 1.5F})));
}

TEST_CASE("that a value is missing may tell as much as a value") {
  Study study = honest_study(2000);
  for (std::size_t i = 0; i < 2000; ++i) {
    study.target[i] = i % 2 == 0 ? 1 : 0;
    study.features.column(2)[i] = i % 2 == 0 ? NAN : 7.0F;
  }
  CHECK(alone(study)[2] == doctest::Approx(1));
  CHECK(alone(study, AloneMeasure::kAuc)[2] == 1);
}

TEST_CASE("a value that no other fold knows says nothing, and constants have no score") {
  Study study = honest_study(500);
  // The column is the fold: within the other folds this value never occurs.
  for (std::size_t i = 0; i < 500; ++i) {
    study.features.column(0)[i] = static_cast<float>(study.plan.fold[i]);
  }
  CHECK(alone(study)[0] == doctest::Approx(0).epsilon(1e-9));
  study.target.assign(500, 0.1);  // whose mean is not quite 0.1
  CHECK(std::isnan(alone(study)[1]));
  study.target.assign(500, NAN);
  CHECK(std::isnan(alone(study)[1]));
}

TEST_CASE("rows left out or without target change no score, nor does the number of threads") {
  Study study = honest_study(600);
  const std::vector<double> before = alone(study);
  learn::FeatureMatrix longer(602, 3);
  for (std::size_t c = 0; c < 3; ++c) {
    std::ranges::copy(study.features.column(c), longer.column(c).begin());
    // Values that stand there already, so that the bins stay.
    longer.column(c)[600] = longer.column(c)[601] = NAN;
  }
  study.features = longer;
  study.target.insert(study.target.end(), {1e9, NAN});
  study.plan.fold.insert(study.plan.fold.end(), {FoldPlan::kLeftOut, 0});
  CHECK(alone(study) == before);
  CHECK(scores_alone(study.features, study.target, study.plan, AloneMeasure::kR2, 3) == before);
}

TEST_CASE("a recording on both sides of a split is named with the score with and without it") {
  // Each fold's rows are predicted at chance but for six copies, which are known exactly.
  base::Random random(23);
  std::vector<double> truth;
  std::vector<double> prediction;
  std::vector<std::uint64_t> recording;
  FoldPlan plan{{}, 2};
  for (std::size_t i = 0; i < 40; ++i) {
    truth.push_back(random.normal());
    prediction.push_back(0);
    recording.push_back(i + 1);
    plan.fold.push_back(static_cast<int>(i % 2));
  }
  for (std::size_t i = 0; i < 6; ++i) {
    recording[i] = 100 + i / 2;  // 0 and 1, 2 and 3, 4 and 5: one in either fold
    prediction[i] = truth[i];
  }
  const RowScore score = [&](std::span<const std::size_t> rows) {
    std::vector<double> y;
    std::vector<double> p;
    for (const std::size_t row : rows) {
      y.push_back(truth[row]);
      p.push_back(prediction[row]);
    }
    return r2(y, p);
  };
  const std::optional<LeakWarning> warning = warn_of_split("recording", recording, plan, score);
  REQUIRE(warning);
  CHECK(warning->kind == LeakKind::kSplitRows);
  CHECK(warning->culprit == "recording");
  CHECK(warning->rows == 6);
  CHECK(warning->value_with == r2(truth, prediction));
  CHECK(warning->value_without <= 0);
  CHECK(warning->value_with > warning->value_without);
  // With copies kept together nothing is split.
  plan.fold[1] = plan.fold[0];
  plan.fold[3] = plan.fold[2];
  plan.fold[5] = plan.fold[4];
  CHECK_FALSE(warn_of_split("recording", recording, plan, score));
}

// Least squares without intercept by one column at a time, repeated (Gauss and Seidel).
Predictor fit_linear(const learn::FeatureMatrix& features, std::span<const double> target, int) {
  std::vector<double> slope(features.columns());
  std::vector<double> rest(target.begin(), target.end());
  for (int round = 0; round < 50; ++round) {
    for (std::size_t c = 0; c < slope.size(); ++c) {
      double along = 0;
      double length = 1e-9;
      for (std::size_t i = 0; i < rest.size(); ++i) {
        const double value = features.column(c)[i];
        along += rest[i] * value;
        length += value * value;
      }
      slope[c] += along / length;
      for (std::size_t i = 0; i < rest.size(); ++i) {
        rest[i] -= along / length * features.column(c)[i];
      }
    }
  }
  return [slope](const learn::FeatureMatrix& rows) {
    std::vector<double> predicted(rows.rows(), 0.0);
    for (std::size_t c = 0; c < slope.size(); ++c) {
      for (std::size_t i = 0; i < predicted.size(); ++i) {
        predicted[i] += slope[c] * rows.column(c)[i];
      }
    }
    return predicted;
  };
}

double score_of(const Study& study) {
  return r2(study.target,
            cross_validate(study.features, study.target, study.plan, fit_linear).prediction);
}

double score_without(Study study, std::size_t column) {
  std::ranges::fill(study.features.column(column), 0.0F);
  return score_of(study);
}

TEST_CASE("a score above the level names the column without which it is not") {
  Study study = honest_study(2000);
  plant_target(study);
  const std::vector<std::string> candidates = {"first", "second", "third"};
  int fits = 0;
  const ScoreWithout without = [&](std::size_t column) {
    ++fits;
    return score_without(study, column);
  };
  const std::optional<LeakWarning> warning =
      warn_of_score(score_of(study), 0.7, candidates, without);
  REQUIRE(warning);
  CHECK(warning->kind == LeakKind::kHighScore);
  CHECK(warning->culprit == "second");
  CHECK(warning->value_with > 0.9);
  CHECK(warning->value_without < 0.7);
  CHECK(warning->level == 0.7);
  CHECK(fits == 2);  // "third" need not be tried
}

TEST_CASE("an honest score raises no alarm and costs no fit") {
  const Study study = honest_study(2000);
  const ScoreWithout never = [](std::size_t) -> double {
    FAIL("nothing was to be fitted");
    return 0;
  };
  CHECK_FALSE(warn_of_score(score_of(study), 0.7, std::vector<std::string>{"first"}, never));
  CHECK_FALSE(warn_of_score(NAN, 0.7, std::vector<std::string>{"first"}, never));
}

TEST_CASE("where two columns leak, the one whose absence costs most is named") {
  const std::vector<double> scores = {0.95, 0.85, 0.9};
  const ScoreWithout without = [&](std::size_t candidate) { return scores[candidate]; };
  const std::optional<LeakWarning> warning =
      warn_of_score(0.96, 0.7, std::vector<std::string>{"x", "y", "z"}, without);
  REQUIRE(warning);
  CHECK(warning->culprit == "y");
  CHECK(warning->value_without == 0.85);
  // No candidate, or none that matters: the score is still worth a warning.
  CHECK(warn_of_score(0.96, 0.7, {}, without)->culprit.empty());
  CHECK(std::isnan(warn_of_score(0.8, 0.7, std::vector<std::string>{"x"}, without)->value_without));
}

}  // namespace
}  // namespace crossfade::evaluate
