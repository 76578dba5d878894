// Random forest (Breiman 2001): every tree is grown on a bootstrap sample, tries a share of the
// columns at each split, and the forest's answer is the mean of its trees. How one tree is grown
// stands in tree_grower.cc.
//
// The same bytes for any number of threads: tree t draws from its own stream of the seed, and sums
// over trees are taken in the order of the trees.
#include "learn/forest.h"

#include <algorithm>
#include <atomic>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "learn/column_draw.h"
#include "learn/tree_grower.h"

namespace crossfade::learn {
namespace {

[[noreturn]] void refuse_empty() {
  throw base::Error(base::ErrorKind::kInputRefused, "a forest needs rows and columns to learn from",
                    {}, "import tracks with streams, views and audio features");
}

// How often each row is drawn in a bootstrap sample of as many rows as there are to learn from.
void draw_weights(std::span<const std::uint32_t> learnt, std::span<std::uint32_t> weights,
                  base::Random& random) {
  std::fill(weights.begin(), weights.end(), 0);
  const auto rows = static_cast<std::uint32_t>(learnt.size());
  for (std::uint32_t i = 0; i < rows; ++i) ++weights[learnt[random.below(rows)]];
}

std::vector<std::uint32_t> rows_without(std::size_t rows, std::span<const std::size_t> held_out) {
  std::vector<bool> is_held_out(rows);
  for (const std::size_t place : held_out) is_held_out[place] = true;
  std::vector<std::uint32_t> learnt;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (!is_held_out[row]) learnt.push_back(row);
  }
  CF_CHECK(learnt.size() + held_out.size() == rows);
  return learnt;
}

}  // namespace

TreeEnsemble fit_forest(const FeatureMatrix& features, std::span<const double> target,
                        const ForestOptions& options) {
  if (features.rows() == 0 || features.columns() == 0) refuse_empty();
  return fit_forest(BinnedMatrix(features, options.threads), target, options);
}

TreeEnsemble fit_forest(const BinnedMatrix& features, std::span<const double> target,
                        const ForestOptions& options, std::span<const std::size_t> held_out) {
  CF_CHECK(target.size() == features.rows());
  CF_CHECK(options.trees > 0 && options.max_depth > 0 && options.min_leaf_rows > 0);
  CF_CHECK(options.column_share > 0 && options.column_share <= 1);
  CF_CHECK(features.columns() <= Tree::kMostColumns);
  const std::vector<std::uint32_t> learnt = rows_without(features.rows(), held_out);
  if (learnt.empty() || features.columns() == 0) refuse_empty();
  const RowCodes codes(features);
  // What is held out must not even set the steps in which the target is rounded.
  std::vector<double> seen(target.begin(), target.end());
  for (const std::size_t place : held_out) seen[place] = target[learnt.front()];
  const FixedTarget fixed(seen);
  GrowthOptions rules;
  rules.max_depth = options.max_depth;
  rules.min_leaf_weight = static_cast<std::uint32_t>(options.min_leaf_rows);
  rules.columns_tried = share_of(options.column_share, features.varying_columns().size());

  std::vector<Tree> trees(static_cast<std::size_t>(options.trees));
  // Each thread keeps one grower, whose memory serves tree after tree.
  const int workers = std::clamp(options.threads, 1, options.trees);
  std::atomic<std::size_t> next{0};
  base::parallel_for(static_cast<std::size_t>(workers), workers, [&](std::size_t) {
    TreeGrower grower({features, codes, fixed}, rules);
    std::vector<std::uint32_t> weights(features.rows());
    for (std::size_t t = next++; t < trees.size(); t = next++) {
      base::Random random(base::mix_seed(options.seed, t));
      draw_weights(learnt, weights, random);
      trees[t] = grower.grow(weights, random);
    }
  });
  const double share = 1.0 / static_cast<double>(trees.size());
  return {features.columns(), std::move(trees), 0, share};
}

}  // namespace crossfade::learn
