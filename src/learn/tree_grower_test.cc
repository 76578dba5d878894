#include "learn/tree_grower.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "learn/column_draw.h"
#include "learn/tree_kernels_avx2.h"
#include "learn/tree_kernels_avx512.h"

namespace crossfade::learn {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

struct Sample {
  FeatureMatrix features;
  std::vector<double> target;
  std::vector<std::uint32_t> weights;
};

struct SampleKind {
  std::size_t rows;
  std::uint32_t distinct;  // values a column
  double missing;          // share
  bool binary_target = false;
};

Sample make_sample(const SampleKind& kind, std::uint64_t seed) {
  base::Random random(seed);
  Sample sample{FeatureMatrix(kind.rows, 4), std::vector<double>(kind.rows),
                std::vector<std::uint32_t>(kind.rows)};
  for (std::size_t r = 0; r < kind.rows; ++r) {
    double sum = random.normal();
    for (std::size_t c = 0; c < 4; ++c) {
      const auto value = static_cast<float>(random.below(kind.distinct)) / 8;
      const bool missing = random.uniform() < kind.missing * static_cast<double>(c);
      sample.features.column(c)[r] = missing ? kNan : value;
      sum += missing ? 3 : value * static_cast<double>(c);
    }
    sample.target[r] = kind.binary_target ? (sum > .375 * kind.distinct ? 1 : 0) : sum;
    ++sample.weights[random.below(static_cast<std::uint32_t>(kind.rows))];
  }
  return sample;
}

Tree grow(const Sample& sample, const GrowthOptions& options) {
  const BinnedMatrix binned(sample.features, 1);
  const RowCodes codes(binned);
  const FixedTarget target(sample.target);
  base::Random random(99);
  return TreeGrower({binned, codes, target}, options).grow(sample.weights, random);
}

// The same rules as the kernel's, by the plainest means: the values themselves, no bins, lists or
// histograms, and every candidate's sums taken afresh over all rows of the node.
class NaiveTree {
 public:
  NaiveTree(const Sample& sample, const GrowthOptions& options)
      : sample_(sample),
        options_(options),
        target_(sample.target),
        random_(99),
        columns_(varying_columns(sample.features)),
        draw_(columns_, options.columns_tried) {
    draw_.begin(random_);
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < sample.target.size(); ++r) {
      if (sample.weights[r] > 0) rows.push_back(r);
    }
    grow(rows, 0);
  }

  Tree tree;

 private:
  struct Split {
    double gain = 0;
    std::uint16_t column = 0;
    float threshold = 0;
    bool missing_left = false;
  };

  static std::vector<std::uint32_t> varying_columns(const FeatureMatrix& features) {
    std::vector<std::uint32_t> columns;
    for (std::uint32_t c = 0; c < features.columns(); ++c) {
      std::set<std::pair<bool, float>> cells;
      for (const float value : features.column(c)) {
        cells.emplace(std::isnan(value), std::isnan(value) ? 0 : value);
      }
      if (cells.size() > 1) columns.push_back(c);
    }
    return columns;
  }

  bool goes_left(std::size_t row, const Split& split) const {
    const float value = sample_.features.column(split.column)[row];
    return std::isnan(value) ? split.missing_left : value <= split.threshold;
  }

  void weigh(const std::vector<std::size_t>& rows, Split split, Split& best) const {
    double weight[2] = {0, 0};
    double sum[2] = {0, 0};
    for (const std::size_t r : rows) {
      const int side = goes_left(r, split) ? 0 : 1;
      weight[side] += sample_.weights[r];
      sum[side] += static_cast<double>(sample_.weights[r]) * target_.coarse(r);
    }
    if (std::min(weight[0], weight[1]) < options_.min_leaf_weight) return;
    const double pull = sum[0] * (weight[0] + weight[1]) - (sum[0] + sum[1]) * weight[0];
    split.gain = pull * pull / (weight[0] * weight[1]);
    if (split.gain > best.gain) best = split;
  }

  void search(const std::vector<std::size_t>& rows, std::uint16_t column, Split& best) const {
    std::set<float> values;
    bool any_missing = false;
    for (const std::size_t r : rows) {
      const float value = sample_.features.column(column)[r];
      if (std::isnan(value)) {
        any_missing = true;
      } else {
        values.insert(value);
      }
    }
    for (const bool missing_left : {false, true}) {
      if (missing_left && !any_missing) break;
      for (auto value = values.begin(); value != values.end(); ++value) {
        const auto next = std::next(value);
        const bool last = next == values.end();
        if (last && (missing_left || !any_missing)) continue;
        const float threshold =
            last ? std::numeric_limits<float>::infinity() : *value / 2 + *next / 2;
        weigh(rows, {0, column, threshold, missing_left}, best);
      }
    }
    if (any_missing || best.column != column || best.gain == 0) return;
    double left = 0;
    double right = 0;
    for (const std::size_t r : rows) (goes_left(r, best) ? left : right) += sample_.weights[r];
    best.missing_left = left > right;
  }

  void grow(const std::vector<std::size_t>& rows, int depth) {
    const std::size_t index = tree.nodes.size();
    tree.nodes.emplace_back();
    std::int64_t fine = 0;
    std::int64_t weight = 0;
    bool pure = true;
    for (const std::size_t r : rows) {
      fine += sample_.weights[r] * target_.fine(r);
      weight += sample_.weights[r];
      pure &= target_.coarse(r) == target_.coarse(rows[0]);
    }
    Split best;
    if (!pure && depth < options_.max_depth &&
        weight >= std::int64_t{2} * options_.min_leaf_weight) {
      draw_.for_each(
          [&](std::span<const std::uint32_t> columns) {
            for (const std::uint32_t c : columns) search(rows, static_cast<std::uint16_t>(c), best);
          },
          [&] { return best.gain > 0; });
    }
    if (best.gain == 0) {
      tree.nodes[index].value = target_.mean(fine, weight);
      return;
    }
    tree.nodes[index].value = best.threshold;
    tree.nodes[index].feature = best.column;
    tree.nodes[index].missing_left = best.missing_left ? 1 : 0;
    std::vector<std::size_t> sides[2];
    for (const std::size_t r : rows) sides[goes_left(r, best) ? 0 : 1].push_back(r);
    grow(sides[0], depth + 1);
    tree.nodes[index].right = static_cast<std::uint32_t>(tree.nodes.size() - index);
    grow(sides[1], depth + 1);
  }

  const Sample& sample_;
  const GrowthOptions& options_;
  FixedTarget target_;
  base::Random random_;
  std::vector<std::uint32_t> columns_;
  ColumnDraw draw_;
};

bool same(const Tree& a, const Tree& b) {
  return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                    [](const TreeNode& x, const TreeNode& y) {
                      return x.value == y.value && x.right == y.right && x.feature == y.feature &&
                             x.missing_left == y.missing_left;
                    });
}

const std::vector<SampleKind> kKinds = {
    {1, 3, 0},
    {2, 5, .2},
    {3, 2, .3},
    {9, 200, .1},
    {40, 3, .3},
    {200, 250, 0},
    {500, 40, .1, true},
    {700, 250, .2},
    {1500, 2, .15},
    {2500, 250, 0},
    {3000, 30, .05, true},
};

TEST_CASE("the kernel grows the naive tree, node for node") {
  for (const SampleKind& kind : kKinds) {
    CAPTURE(kind.rows);
    const Sample sample = make_sample(kind, kind.rows);
    GrowthOptions options;
    for (const std::size_t tried : {4, 2, 1}) {
      for (const std::uint32_t min_leaf : {1, 4}) {
        for (const int depth : {1, 6, 25}) {
          options.columns_tried = tried;
          options.min_leaf_weight = min_leaf;
          options.max_depth = depth;
          const Tree tree = grow(sample, options);
          CHECK(same(tree, NaiveTree(sample, options).tree));
          CHECK((kind.rows < 100 || tree.nodes.size() >= 3));
        }
      }
    }
  }
}

void check_grows_the_portable_trees(const TreeKernels& kernels) {
  for (const SampleKind& kind : kKinds) {
    CAPTURE(kind.rows);
    // More distinct values than bins, so that bins hold several.
    const Sample sample = make_sample({kind.rows, 5000, kind.missing, kind.binary_target}, 5);
    GrowthOptions options;
    for (const std::size_t tried : {4, 1}) {
      for (const std::uint32_t min_leaf : {1, 7}) {
        options.columns_tried = tried;
        options.min_leaf_weight = min_leaf;
        options.kernels = &portable_kernels();
        const Tree portable = grow(sample, options);
        options.kernels = &kernels;
        CHECK(same(grow(sample, options), portable));
      }
    }
  }
}

TEST_CASE("portable and AVX2 kernels grow the same tree") {
  if (runs_avx2_kernels()) {
    check_grows_the_portable_trees(avx2_kernels());
  } else {
    MESSAGE("skipped: this processor has no AVX2");
  }
}

TEST_CASE("portable and AVX-512 kernels grow the same tree") {
  if (runs_avx512_kernels()) {
    check_grows_the_portable_trees(avx512_kernels());
  } else {
    MESSAGE("skipped: this processor has no AVX-512");
  }
}

TEST_CASE("a grower used again grows what a fresh one grows") {
  const Sample first = make_sample({900, 100, .1}, 1);
  const BinnedMatrix binned(first.features, 1);
  const RowCodes codes(binned);
  const FixedTarget target(first.target);
  GrowthOptions options;
  options.columns_tried = 4;
  TreeGrower grower({binned, codes, target}, options);
  base::Random random(5);
  grower.grow(std::vector<std::uint32_t>(900, 1), random);
  base::Random again(99);
  CHECK(same(grower.grow(first.weights, again), grow(first, options)));
}

TEST_CASE("weights stand for repeated rows") {
  Sample weighted = make_sample({120, 30, .1}, 11);
  // The same range of targets, so that both round them alike.
  const auto range = std::minmax_element(weighted.target.begin(), weighted.target.end());
  for (const auto extreme : {range.first, range.second}) {
    weighted.weights[static_cast<std::size_t>(extreme - weighted.target.begin())] += 1;
  }
  std::vector<std::size_t> repeated;
  for (std::size_t r = 0; r < 120; ++r) repeated.insert(repeated.end(), weighted.weights[r], r);
  Sample flat{weighted.features.select_rows(repeated), {}, {}};
  for (const std::size_t r : repeated) flat.target.push_back(weighted.target[r]);
  flat.weights.assign(repeated.size(), 1);
  GrowthOptions options;
  options.columns_tried = 4;
  options.min_leaf_weight = 2;
  CHECK(same(grow(weighted, options), grow(flat, options)));
}

}  // namespace
}  // namespace crossfade::learn
