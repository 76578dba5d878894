#include "evaluate/cross_combine.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::evaluate {
namespace {

bool is_answered(Answers answers, std::size_t row) {
  return std::ranges::none_of(answers, [&](const auto& answer) { return std::isnan(answer[row]); });
}

std::vector<double> values_at(std::span<const double> values, std::span<const std::size_t> rows) {
  std::vector<double> selected;
  selected.reserve(rows.size());
  for (const std::size_t row : rows) selected.push_back(values[row]);
  return selected;
}

std::vector<std::vector<double>> answers_at(Answers answers, std::span<const std::size_t> rows) {
  std::vector<std::vector<double>> selected;
  for (const auto& answer : answers) selected.push_back(values_at(answer, rows));
  return selected;
}

}  // namespace

std::vector<double> cross_combine(Answers answers, std::span<const double> truth,
                                  const FoldPlan& plan, const CombinerLearner& learner) {
  CF_CHECK(!answers.empty() && truth.size() == plan.fold.size());
  for (const auto& answer : answers) CF_CHECK(answer.size() == truth.size());
  std::vector<double> combined(truth.size(), std::numeric_limits<double>::quiet_NaN());
  for (int fold = 0; fold < plan.folds; ++fold) {
    std::vector<std::size_t> test = plan.test_rows(fold);
    std::erase_if(test, [&](std::size_t row) { return !is_answered(answers, row); });
    if (test.empty()) continue;
    std::vector<std::size_t> training = plan.training_rows(fold);
    std::erase_if(training, [&](std::size_t row) {
      return !is_answered(answers, row) || std::isnan(truth[row]);
    });
    if (training.empty()) {
      throw base::Error(base::ErrorKind::kInputRefused,
                        "no answers are left to combine when fold " + std::to_string(fold + 1) +
                            " of " + std::to_string(plan.folds) + " is tested",
                        {}, "add rows, or ask for fewer folds");
    }
    const Combiner combiner =
        learner(answers_at(answers, training), values_at(truth, training), fold);
    const std::vector<double> values = combiner(answers_at(answers, test));
    CF_CHECK(values.size() == test.size());
    for (std::size_t i = 0; i < test.size(); ++i) combined[test[i]] = values[i];
  }
  return combined;
}

}  // namespace crossfade::evaluate
