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

// How often each row is drawn in a bootstrap sample of as many rows.
void draw_weights(std::span<std::uint32_t> weights, base::Random& random) {
  std::fill(weights.begin(), weights.end(), 0);
  const auto rows = static_cast<std::uint32_t>(weights.size());
  for (std::uint32_t i = 0; i < rows; ++i) ++weights[random.below(rows)];
}

}  // namespace

TreeEnsemble fit_forest(const FeatureMatrix& features, std::span<const double> target,
                        const ForestOptions& options) {
  CF_CHECK(target.size() == features.rows());
  CF_CHECK(options.trees > 0 && options.max_depth > 0 && options.min_leaf_rows > 0);
  CF_CHECK(options.column_share > 0 && options.column_share <= 1);
  CF_CHECK(features.columns() <= Tree::kMostColumns);
  if (features.rows() == 0 || features.columns() == 0) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "a forest needs rows and columns to learn from", {},
                      "import tracks with streams, views and audio features");
  }
  const BinnedMatrix binned(features, options.threads);
  const RowCodes codes(binned);
  const FixedTarget fixed(target);
  GrowthOptions rules;
  rules.max_depth = options.max_depth;
  rules.min_leaf_weight = static_cast<std::uint32_t>(options.min_leaf_rows);
  rules.columns_tried = share_of(options.column_share, binned.varying_columns().size());

  std::vector<Tree> trees(static_cast<std::size_t>(options.trees));
  // Each thread keeps one grower, whose memory serves tree after tree.
  const int workers = std::clamp(options.threads, 1, options.trees);
  std::atomic<std::size_t> next{0};
  base::parallel_for(static_cast<std::size_t>(workers), workers, [&](std::size_t) {
    TreeGrower grower({binned, codes, fixed}, rules);
    std::vector<std::uint32_t> weights(features.rows());
    for (std::size_t t = next++; t < trees.size(); t = next++) {
      base::Random random(base::mix_seed(options.seed, t));
      draw_weights(weights, random);
      trees[t] = grower.grow(weights, random);
    }
  });
  const double share = 1.0 / static_cast<double>(trees.size());
  return {features.columns(), std::move(trees), 0, share};
}

}  // namespace crossfade::learn
