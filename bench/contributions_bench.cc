// Prints what the contributions to one row's prediction cost for all models of a stack, as one line
// of JSON: 400 boosted trees of 20 leaves, 120 extra trees and 80 trees of a forest, fitted to
// 14,788 random rows of 200 columns. CPU milliseconds a row on one thread, best of five runs of 20
// rows; the largest gap between a prediction and the sum of its contributions.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "base/random.h"
#include "bench.h"
#include "learn/boosting.h"
#include "learn/contributions.h"
#include "learn/extra_trees.h"
#include "learn/forest.h"

namespace {

using crossfade::bench::Clock;
using namespace crossfade::learn;

constexpr std::size_t kRows = 14788;
constexpr std::size_t kColumns = 200;

struct Cost {
  double row_ms = 1e300;
  double gap = 0;
  std::size_t leaves = 0;
};

Cost measure(const TreeEnsemble& model, const FeatureMatrix& features) {
  Cost cost;
  for (const Tree& tree : model.trees()) cost.leaves += tree.nodes.size() / 2 + 1;
  const Contributions contributions(model);
  constexpr std::size_t kAsked = 20;
  for (int run = 0; run < 5; ++run) {
    double cpu = 0;
    for (std::size_t r = 0; r < kAsked; ++r) {
      std::vector<float> row(kColumns);
      for (std::size_t c = 0; c < kColumns; ++c) row[c] = features.column(c)[r];
      std::vector<double> values(kColumns);
      const double start = Clock::now().cpu();
      contributions.add(row, 1, values);
      cpu += Clock::now().cpu() - start;
      double sum = contributions.expected_value();
      for (const double value : values) sum += value;
      cost.gap = std::max(cost.gap, std::abs(sum - model.predict_row(row)));
    }
    cost.row_ms = std::min(cost.row_ms, 1e3 * cpu / kAsked);
  }
  return cost;
}

}  // namespace

int main() {
  crossfade::base::Random random(1);
  FeatureMatrix features(kRows, kColumns);
  std::vector<double> target(kRows);
  for (std::size_t c = 0; c < kColumns; ++c) {
    for (std::size_t r = 0; r < kRows; ++r) {
      const double value = random.normal();
      features.column(c)[r] = static_cast<float>(value);
      target[r] += std::sin(value) / static_cast<double>(c + 1);
    }
  }
  for (double& value : target) value += random.normal();
  const BinnedMatrix binned(features, 1);
  ExtraTreesOptions extra;
  extra.trees = 120;
  ForestOptions forest;
  forest.trees = 80;
  forest.max_depth = 32;
  forest.min_leaf_rows = 3;
  forest.column_share = .15;
  const Cost boosted = measure(fit_boosting(binned, target, {}), features);
  const Cost random_trees = measure(fit_extra_trees(binned, target, extra), features);
  const Cost grown = measure(fit_forest(features, target, forest), features);
  std::printf(
      "{\"boosting_ms\": %.3f, \"extra_trees_ms\": %.3f, \"forest_ms\": %.3f, \"stack_ms\": %.3f, "
      "\"leaves\": %zu, \"largest_gap\": %.3g}\n",
      boosted.row_ms, random_trees.row_ms, grown.row_ms,
      boosted.row_ms + random_trees.row_ms + grown.row_ms,
      boosted.leaves + random_trees.leaves + grown.leaves,
      std::max({boosted.gap, random_trees.gap, grown.gap}));
  return 0;
}
