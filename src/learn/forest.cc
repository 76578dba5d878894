// Random forest (Breiman 2001): every tree is grown on a bootstrap sample, tries a share of the
// columns at each split, and the forest's answer is the mean of its trees. How one tree is grown
// stands in tree_grower.cc.
//
// The same bytes for any number of threads: tree t draws from its own stream of the seed, and sums
// over trees are taken in the order of the trees.
#include "learn/forest.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "learn/tree_grower.h"

namespace crossfade::learn {
namespace {

constexpr std::size_t kBlockRows = 256;
// Walks that are taken at once, so that one waits for memory while others go on.
constexpr std::size_t kLanes = 16;

// How often each row is drawn in a bootstrap sample of as many rows.
void draw_weights(std::span<std::uint32_t> weights, base::Random& random) {
  std::fill(weights.begin(), weights.end(), 0);
  const auto rows = static_cast<std::uint32_t>(weights.size());
  for (std::uint32_t i = 0; i < rows; ++i) ++weights[random.below(rows)];
}

}  // namespace

void ForestModel::predict(const FeatureMatrix& features, std::span<double> out, int threads) const {
  CF_CHECK(features.columns() == columns_ && out.size() == features.rows());
  const std::size_t blocks = (features.rows() + kBlockRows - 1) / kBlockRows;
  base::parallel_for(blocks, threads, [&](std::size_t block) {
    const std::size_t begin = block * kBlockRows;
    const std::size_t rows = std::min(kBlockRows, features.rows() - begin);
    std::vector<float> values(rows * columns_);
    std::vector<const float*> starts(rows);
    for (std::size_t r = 0; r < rows; ++r) starts[r] = values.data() + r * columns_;
    for (std::size_t c = 0; c < columns_; ++c) {
      const std::span<const float> column = features.column(c);
      for (std::size_t r = 0; r < rows; ++r) values[r * columns_ + c] = column[begin + r];
    }
    const std::span<double> sums = out.subspan(begin, rows);
    std::fill(sums.begin(), sums.end(), 0.0);
    std::array<const TreeNode*, kLanes> at;
    for (const Tree& tree : trees_) {
      for (std::size_t r = 0; r < rows; r += kLanes) {
        const std::size_t lanes = std::min(kLanes, rows - r);
        std::fill_n(at.begin(), lanes, tree.nodes.data());
        descend({at.data(), lanes}, {starts.data() + r, lanes});
        for (std::size_t i = 0; i < lanes; ++i) sums[r + i] += at[i]->value;
      }
    }
    for (double& sum : sums) sum /= static_cast<double>(trees_.size());
  });
}

double ForestModel::predict_row(std::span<const float> row) const {
  CF_CHECK(row.size() == columns_);
  std::array<const TreeNode*, kLanes> at;
  std::array<const float*, kLanes> rows;
  rows.fill(row.data());
  double sum = 0;
  for (std::size_t t = 0; t < trees_.size(); t += kLanes) {
    const std::size_t lanes = std::min(kLanes, trees_.size() - t);
    for (std::size_t i = 0; i < lanes; ++i) at[i] = trees_[t + i].nodes.data();
    descend({at.data(), lanes}, {rows.data(), lanes});
    for (std::size_t i = 0; i < lanes; ++i) sum += at[i]->value;
  }
  return sum / static_cast<double>(trees_.size());
}

std::vector<std::size_t> ForestModel::split_counts() const {
  std::vector<std::size_t> counts(columns_);
  for (const Tree& tree : trees_) {
    for (const TreeNode& node : tree.nodes) {
      if (!node.is_leaf()) ++counts[node.feature];
    }
  }
  return counts;
}

void ForestModel::write(base::ByteWriter& out) const {
  out.put<std::uint64_t>(columns_);
  out.put<std::uint64_t>(trees_.size());
  for (const Tree& tree : trees_) tree.write(out);
}

ForestModel ForestModel::read(base::ByteReader& in) {
  ForestModel model;
  model.columns_ = in.get<std::uint64_t>();
  const auto trees = in.get<std::uint64_t>();
  if (trees == 0 || model.columns_ == 0 || model.columns_ > Tree::kMostColumns) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a forest without trees or columns",
                      {in.file(), 0, 0}, "train the models again");
  }
  for (std::uint64_t t = 0; t < trees; ++t) model.trees_.push_back(Tree::read(in, model.columns_));
  return model;
}

ForestModel fit_forest(const FeatureMatrix& features, std::span<const double> target,
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
  const FixedTarget fixed(target);
  GrowthOptions rules;
  rules.max_depth = options.max_depth;
  rules.min_leaf_weight = static_cast<std::uint32_t>(options.min_leaf_rows);
  rules.columns_tried = static_cast<std::size_t>(
      std::max(1.0, std::round(options.column_share * static_cast<double>(features.columns()))));

  ForestModel model;
  model.columns_ = features.columns();
  model.trees_.resize(static_cast<std::size_t>(options.trees));
  // Each thread keeps one grower, whose memory serves tree after tree.
  const int workers = std::clamp(options.threads, 1, options.trees);
  std::atomic<std::size_t> next{0};
  base::parallel_for(static_cast<std::size_t>(workers), workers, [&](std::size_t) {
    TreeGrower grower({binned, fixed}, rules);
    std::vector<std::uint32_t> weights(features.rows());
    for (std::size_t t = next++; t < model.trees_.size(); t = next++) {
      base::Random random(base::mix_seed(options.seed, t));
      draw_weights(weights, random);
      model.trees_[t] = grower.grow(weights, random);
    }
  });
  return model;
}

}  // namespace crossfade::learn
