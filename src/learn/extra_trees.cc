// Extremely randomised trees (Geurts, Ernst and Wehenkel 2006).
//
// A column's codes lie together, so that those of a node's rows are brought from the nearest cache;
// range and sums are then passes over neighbouring bytes. Weights and targets are summed as
// integers. The threshold is drawn between the node's least and largest value and then moved
// half-way between the two bins that lie around it there. A column found to be constant in a node
// is so in all nodes below it and is not drawn again there: of many flags, most drop out soon.
#include "learn/extra_trees.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "base/random.h"
#include "learn/column_draw.h"
#include "learn/fixed_target.h"
#include "learn/tree_grower.h"

namespace crossfade::learn {
namespace {

// What one column's codes in a node come to.
struct Range {
  std::uint8_t least = 255;  // of the known codes; above `most` where there are none
  std::uint8_t most = 0;
  bool has_missing = false;
};

__attribute__((always_inline)) inline Range range_of_any(const std::uint8_t* codes,
                                                         std::size_t count) {
  std::uint8_t least = 255;
  std::uint8_t most = 0;
  std::uint8_t top = 0;
  for (std::size_t i = 0; i < count; ++i) {
    // A missing code is the largest there is: with one more it wraps to 0 and does not count.
    const auto known = static_cast<std::uint8_t>(codes[i] + 1);
    least = std::min(least, codes[i]);
    most = std::max(most, known);
    top = std::max(top, codes[i]);
  }
  return {least, static_cast<std::uint8_t>(most > 0 ? most - 1 : 0), top == BinnedMatrix::kMissing};
}

// The sum of `packed` where the code is in [first, last].
__attribute__((always_inline)) inline std::int64_t sum_of_any(const std::uint8_t* codes,
                                                              const std::int64_t* packed,
                                                              std::size_t count, std::uint8_t first,
                                                              std::uint8_t last) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool inside = (codes[i] >= first) & (codes[i] <= last);
    sum += packed[i] & -static_cast<std::int64_t>(inside);
  }
  return sum;
}

// The passes over a node's codes, as wide as the processor allows.
struct Passes {
  Range (*range)(const std::uint8_t* codes, std::size_t count);
  std::int64_t (*sum)(const std::uint8_t* codes, const std::int64_t* packed, std::size_t count,
                      std::uint8_t first, std::uint8_t last);
};

Range range_portable(const std::uint8_t* codes, std::size_t count) {
  return range_of_any(codes, count);
}
std::int64_t sum_portable(const std::uint8_t* codes, const std::int64_t* packed, std::size_t count,
                          std::uint8_t first, std::uint8_t last) {
  return sum_of_any(codes, packed, count, first, last);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) Range range_avx2(const std::uint8_t* codes, std::size_t count) {
  return range_of_any(codes, count);
}
__attribute__((target("avx2"))) std::int64_t sum_avx2(const std::uint8_t* codes,
                                                      const std::int64_t* packed, std::size_t count,
                                                      std::uint8_t first, std::uint8_t last) {
  return sum_of_any(codes, packed, count, first, last);
}
#endif

Passes widest_passes() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return {range_avx2, sum_avx2};
#endif
  return {range_portable, sum_portable};
}

struct Candidate {
  double gain = 0;
  std::size_t column = 0;
  std::uint8_t last = 0;  // the last bin that goes left
  bool missing_left = false;
};

class ExtraTreeGrower {
 public:
  ExtraTreeGrower(const BinnedMatrix& features, const FixedTarget& target,
                  const ExtraTreesOptions& options)
      : features_(features),
        target_(target),
        options_(options),
        tried_(share_of(options.column_share, features.varying_columns().size())),
        order_(features.varying_columns().size()),
        rows_(features.rows()),
        right_rows_(features.rows()),
        packed_(features.rows()),
        codes_(features.rows()),
        columns_(features.rows() * features.columns()) {
    for (std::size_t row = 0; row < features.rows(); ++row) {
      for (std::size_t c = 0; c < features.columns(); ++c) {
        columns_[c * features.rows() + row] = features.row(row)[c];
      }
    }
  }

  Tree grow(std::uint64_t seed) {
    base::Random random(seed);
    random_ = &random;
    std::ranges::copy(features_.varying_columns(), order_.begin());
    std::iota(rows_.begin(), rows_.end(), 0U);
    Tree tree;
    grow_node(tree, {0, rows_.size(), 0, 0});
    tree.sum_covers();
    return tree;
  }

 private:
  // Some of rows_, and how many columns, the first of order_, are known to be constant in them.
  struct Node {
    std::size_t begin;
    std::size_t end;
    int depth;
    std::size_t constants;
  };

  void grow_node(Tree& tree, Node node) {
    const std::span<std::uint32_t> rows(rows_.data() + node.begin, node.end - node.begin);
    Candidate best;
    const auto least = static_cast<std::size_t>(options_.min_leaf_rows);
    if (node.depth < options_.max_depth && rows.size() >= 2 * least) {
      best = search(rows, node.constants);
    }
    if (!(best.gain > 0)) return append_mean(tree, rows);
    const Cut cut = cut_of(rows, best);
    const std::size_t middle = node.begin + partition(rows, best.column, cut);
    const std::size_t parent = append_split(tree, features_, best.column, cut);
    // The left subtree moves no column before those that are constant here.
    grow_node(tree, {node.begin, middle, node.depth + 1, node.constants});
    tree.nodes[parent].right = static_cast<std::uint32_t>(tree.nodes.size() - parent);
    grow_node(tree, {middle, node.end, node.depth + 1, node.constants});
  }

  void append_mean(Tree& tree, std::span<const std::uint32_t> rows) const {
    std::int64_t sum = 0;
    for (const std::uint32_t row : rows) sum += target_.fine(row);
    const auto weight = static_cast<std::int64_t>(rows.size());
    tree.append_leaf(target_.mean(sum, weight), static_cast<float>(weight));
  }

  // Draws columns until enough were tried and one of them splits; moves the constant ones to the
  // front.
  Candidate search(std::span<const std::uint32_t> rows, std::size_t& constants) {
    total_ = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      packed_[i] = target_.pack(target_.coarse(rows[i]), 1);
      total_ += packed_[i];
    }
    Candidate best;
    const std::size_t first = constants;
    for (std::size_t place = first; place < order_.size(); ++place) {
      if (place - first >= tried_ && best.gain > 0) break;
      const auto left = static_cast<std::uint32_t>(order_.size() - place);
      std::swap(order_[place], order_[place + random_->below(left)]);
      if (!try_column(rows, order_[place], best)) {
        std::swap(order_[place], order_[constants]);
        ++constants;
      }
    }
    return best;
  }

  // False where the column is constant in these rows.
  bool try_column(std::span<const std::uint32_t> rows, std::size_t column, Candidate& best) {
    bring_codes(rows, column);
    const Range range = passes_.range(codes_.data(), rows.size());
    if (range.least == BinnedMatrix::kMissing) return false;
    if (range.least == range.most && !range.has_missing) return false;
    const std::int64_t missing =
        range.has_missing ? sum(rows, BinnedMatrix::kMissing, BinnedMatrix::kMissing) : 0;
    // With one known value, all that can be told apart is what is missing.
    const std::uint8_t last = range.least == range.most ? range.most : draw_cut(column, range);
    const std::int64_t left = sum(rows, 0, last);
    for (const bool missing_left : {false, true}) {
      if (missing_left && missing == 0) break;
      const double gain = gain_of(left + (missing_left ? missing : 0));
      if (gain > best.gain) best = {gain, column, last, missing_left};
    }
    return true;
  }

  void bring_codes(std::span<const std::uint32_t> rows, std::size_t column) {
    const std::uint8_t* from = columns_.data() + column * rows_.size();
    // A byte may be a part of anything: written through the member, it makes the compiler look the
    // member up again.
    std::uint8_t* to = codes_.data();
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows.size(); ++i) to[i] = from[rows[i]];
  }

  std::int64_t sum(std::span<const std::uint32_t> rows, std::uint8_t first,
                   std::uint8_t last) const {
    return passes_.sum(codes_.data(), packed_.data(), rows.size(), first, last);
  }

  // The last bin on the left of a threshold drawn uniformly in value; at least one bin is on either
  // side.
  std::uint8_t draw_cut(std::size_t column, const Range& range) {
    const double low = features_.low(column, range.least);
    const double high = features_.low(column, range.most);
    const double threshold = low + random_->uniform() * (high - low);
    std::size_t last = range.least;
    std::size_t above = range.most;  // bins from here on lie above the threshold
    while (above - last > 1) {
      const std::size_t middle = (last + above) / 2;
      (features_.low(column, middle) <= threshold ? last : above) = middle;
    }
    return static_cast<std::uint8_t>(last);
  }

  double gain_of(std::int64_t left) const {
    const double weight = static_cast<double>(target_.weight_of(total_));
    const double sum = static_cast<double>(total_ >> target_.weight_bits());
    const double left_weight = static_cast<double>(target_.weight_of(left));
    const double right_weight = weight - left_weight;
    if (left_weight < options_.min_leaf_rows || right_weight < options_.min_leaf_rows) return 0;
    const double left_sum = static_cast<double>(left >> target_.weight_bits());
    const double pull = left_sum * weight - sum * left_weight;
    return pull * pull / (left_weight * right_weight);
  }

  // The bins that lie around the split. Missing values that the node has not seen follow the larger
  // child.
  Cut cut_of(std::span<const std::uint32_t> rows, const Candidate& split) {
    bring_codes(rows, split.column);
    Cut cut{0, BinnedMatrix::kMissing, split.missing_left};
    std::size_t lefts = 0;
    bool has_missing = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint8_t code = codes_[i];
      has_missing |= code == BinnedMatrix::kMissing;
      if (code <= split.last) {
        ++lefts;
        cut.left_bin = std::max(cut.left_bin, code);
      } else {
        cut.right_bin = std::min(cut.right_bin, code);
      }
    }
    if (!has_missing) cut.missing_left = 2 * lefts > rows.size();
    return cut;
  }

  // Moves the rows that go left to the front; returns how many there are.
  std::size_t partition(std::span<std::uint32_t> rows, std::size_t column, Cut cut) {
    const std::uint8_t* codes = columns_.data() + column * rows_.size();
    std::size_t left = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint32_t row = rows[i];
      const std::uint8_t code = codes[row];
      const bool missing = code == BinnedMatrix::kMissing;
      const bool goes_left = (code <= cut.left_bin) | (missing & cut.missing_left);
      rows[left] = row;
      right_rows_[right] = row;
      left += goes_left ? 1 : 0;
      right += goes_left ? 0 : 1;
    }
    std::copy_n(right_rows_.begin(), right, rows.begin() + static_cast<std::ptrdiff_t>(left));
    return left;
  }

  const BinnedMatrix& features_;
  const FixedTarget& target_;
  const ExtraTreesOptions& options_;
  std::size_t tried_;
  const Passes passes_ = widest_passes();
  base::Random* random_ = nullptr;
  std::vector<std::uint32_t> order_;  // all columns that vary
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> right_rows_;
  std::vector<std::int64_t> packed_;   // of the node's rows
  std::vector<std::uint8_t> codes_;    // of the node's rows in one column
  std::vector<std::uint8_t> columns_;  // of all rows, column by column
  std::int64_t total_ = 0;             // of the node
};

}  // namespace

TreeEnsemble fit_extra_trees(const BinnedMatrix& features, std::span<const double> target,
                             const ExtraTreesOptions& options) {
  CF_CHECK(target.size() == features.rows());
  CF_CHECK(options.trees > 0 && options.max_depth > 0 && options.min_leaf_rows > 0);
  CF_CHECK(options.column_share > 0 && options.column_share <= 1);
  CF_CHECK(features.columns() <= Tree::kMostColumns);
  if (features.rows() == 0 || features.columns() == 0) {
    throw base::Error(base::ErrorKind::kInputRefused, "trees need rows and columns to learn from",
                      {}, "import tracks with streams, views and audio features");
  }
  const FixedTarget fixed(target);
  ExtraTreeGrower grower(features, fixed, options);
  std::vector<Tree> trees;
  for (int t = 0; t < options.trees; ++t) {
    trees.push_back(grower.grow(base::mix_seed(options.seed, static_cast<std::uint64_t>(t))));
  }
  const double share = 1.0 / static_cast<double>(trees.size());
  return {features.columns(), std::move(trees), 0, share};
}

}  // namespace crossfade::learn
