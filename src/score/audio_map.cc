// A regression is a straight line in its inputs; a platform's value is not: it ends at 0 and 1, and
// crowds there. A monotone line over the regression's value mends that without ordering any two
// sounds differently. It must be learnt from values that the regression gives to sounds it has not
// seen: those it has seen lie too near to their truth, and a line through them would stretch what
// ought to be shrunk. So the regression is fitted again without each fold of artists, and the line
// through what those say.
//
// The line: examples in the order of the regression's value are taken together, ten at a time;
// where a mean is below the one before, both become one (pool adjacent violators), until none is.
// Between the points that remain the line is straight, so that few sounds are tied.
#include "score/audio_map.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "base/check.h"
#include "evaluate/fold_plan.h"
#include "learn/feature_matrix.h"
#include "learn/ridge.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

constexpr std::size_t kInputs = kAudioInputs.size();
constexpr std::size_t kBlock = 10;

struct Block {
  double sum_x = 0;
  double sum_y = 0;
  double count = 0;

  double mean_y() const { return sum_y / count; }
  void take(const Block& other) {
    sum_x += other.sum_x;
    sum_y += other.sum_y;
    count += other.count;
  }
};

std::vector<Block> blocks_of(std::span<const double> x, std::span<const double> y,
                             std::size_t size) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b];
  });
  std::vector<Block> blocks;
  double last = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool is_tied = !blocks.empty() && x[order[i]] == last;
    // What is left at the end joins the last block.
    const bool is_full = !blocks.empty() && blocks.back().count >= static_cast<double>(size) &&
                         order.size() - i >= size;
    if (blocks.empty() || (is_full && !is_tied)) blocks.emplace_back();
    last = x[order[i]];
    blocks.back().take({last, y[order[i]], 1});
  }
  return blocks;
}

learn::FeatureMatrix matrix_of(std::span<const MapExample> examples) {
  learn::FeatureMatrix matrix(examples.size(), kInputs);
  for (std::size_t c = 0; c < kInputs; ++c) {
    const std::span<float> column = matrix.column(c);
    for (std::size_t r = 0; r < examples.size(); ++r) column[r] = examples[r].inputs[c];
  }
  return matrix;
}

AudioMap fit_linear(std::span<const MapExample> examples) {
  const learn::FeatureMatrix matrix = matrix_of(examples);
  std::vector<double> target;
  for (const MapExample& example : examples) target.push_back(example.value);
  const learn::RidgeModel ridge = learn::fit_ridge(matrix, target, {});
  AudioMap map;
  map.intercept = stats::mean(target);
  map.slopes.assign(ridge.slopes().begin(), ridge.slopes().end());
  for (std::size_t c = 0; c < kInputs; ++c) {
    std::vector<double> known;
    for (const float value : matrix.column(c)) {
      if (std::isfinite(value)) known.push_back(value);
    }
    const bool any = !known.empty();
    map.means.push_back(any ? stats::mean(known) : 0);
    map.lowest.push_back(any ? *std::ranges::min_element(known) : 0);
    map.highest.push_back(any ? *std::ranges::max_element(known) : 0);
  }
  return map;
}

}  // namespace

double MonotoneLine::value(double at) const {
  if (x.empty() || std::isnan(at)) return at;
  if (at <= x.front()) return y.front() + (at - x.front());
  if (at >= x.back()) return y.back() + (at - x.back());
  const auto right = static_cast<std::size_t>(std::ranges::upper_bound(x, at) - x.begin());
  const double share = (at - x[right - 1]) / (x[right] - x[right - 1]);
  return y[right - 1] + share * (y[right] - y[right - 1]);
}

MonotoneLine fit_monotone(std::span<const double> x, std::span<const double> y, std::size_t block) {
  CF_CHECK(x.size() == y.size() && block > 0);
  std::vector<Block> pooled;
  for (Block next : blocks_of(x, y, block)) {
    while (!pooled.empty() && pooled.back().mean_y() >= next.mean_y()) {
      next.take(pooled.back());
      pooled.pop_back();
    }
    pooled.push_back(next);
  }
  MonotoneLine line;
  for (const Block& each : pooled) {
    const double place = each.sum_x / each.count;
    if (!line.x.empty() && !(place > line.x.back())) continue;
    line.x.push_back(place);
    line.y.push_back(each.mean_y());
  }
  return line;
}

double AudioMap::linear(const AudioInputRow& row) const {
  double sum = intercept;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double input = row[i];
    if (std::isnan(input)) continue;
    sum += slopes[i] * (std::clamp(input, lowest[i], highest[i]) - means[i]);
  }
  return sum;
}

double AudioMap::value(const AudioInputRow& row, double low, double high) const {
  return std::clamp(line.value(linear(row)), low, high);
}

AudioMap fit_audio_map(std::span<const MapExample> examples, int folds, std::uint32_t seed) {
  AudioMap map = fit_linear(examples);
  std::vector<std::uint64_t> groups;
  for (const MapExample& example : examples) groups.push_back(example.group);
  if (std::unordered_set(groups.begin(), groups.end()).size() < static_cast<std::size_t>(folds)) {
    return map;
  }
  const evaluate::FoldPlan plan = evaluate::plan_folds(groups, folds, seed);
  std::vector<double> said;
  std::vector<double> truth;
  for (int f = 0; f < folds; ++f) {
    std::vector<MapExample> others;
    for (const std::size_t row : plan.training_rows(f)) others.push_back(examples[row]);
    const AudioMap without = fit_linear(others);
    for (const std::size_t row : plan.test_rows(f)) {
      said.push_back(without.linear(examples[row].inputs));
      truth.push_back(examples[row].value);
    }
  }
  map.line = fit_monotone(said, truth, kBlock);
  return map;
}

}  // namespace crossfade::score
