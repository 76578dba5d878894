// Extremely randomised trees (Geurts, Ernst and Wehenkel 2006).
//
// A column's codes lie together, so that those of a node's rows are brought from the nearest cache;
// range and sums are then passes over neighbouring bytes. Below kTileRows rows the codes of all
// columns are copied together once for the whole subtree: in the matrix every one of them would lie
// in a cache line of its own. Weights and targets are summed as integers. The threshold is drawn
// between the node's least and largest value and then moved half-way between the two bins that lie
// around it there. A column found to be constant in a node is so in all nodes below it and is not
// drawn again there: of many flags, most drop out soon.
#include "learn/extra_trees.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "base/random.h"
#include "learn/byte_transpose.h"
#include "learn/code_passes.h"
#include "learn/column_draw.h"
#include "learn/divide_rows.h"
#include "learn/fixed_target.h"
#include "learn/tree_grower.h"

namespace crossfade::learn {
namespace {

// At most so many rows of a subtree are copied together.
constexpr std::size_t kTileRows = 256;

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
        by_row_(features),
        order_(features.varying_columns().size()),
        rows_(features.rows()),
        right_rows_(features.rows()),
        node_packed_(whole_byte_tiles(features.rows())),
        node_codes_(whole_byte_tiles(features.rows())),
        tile_codes_(whole_byte_tiles(features.columns()) * kTileRows + kByteTile) {
    for (std::size_t row = 0; row < features.rows(); ++row) {
      packed_.push_back(target.pack(target.coarse(row), 1));
    }
    whole_ = {features.column(0), whole_byte_tiles(features.rows()), packed_.data(),
              target.fine().data()};
  }

  Tree grow(std::uint64_t seed) {
    base::Random random(seed);
    random_ = &random;
    std::ranges::copy(features_.varying_columns(), order_.begin());
    std::iota(rows_.begin(), rows_.end(), 0U);
    Tree tree;
    grow_node(tree, whole_, {0, rows_.size(), 0, 0});
    tree.sum_covers();
    return tree;
  }

 private:
  // What a subtree grows from, by row: column c's codes are those from codes + c * stride on.
  struct Table {
    const std::uint8_t* codes = nullptr;
    std::size_t stride = 0;
    const std::int64_t* packed = nullptr;
    const std::int64_t* fine = nullptr;

    const std::uint8_t* column(std::size_t c) const { return codes + c * stride; }
  };
  // Some of rows_, and how many columns, the first of order_, are known to be constant in them.
  struct Node {
    std::size_t begin;
    std::size_t end;
    int depth;
    std::size_t constants;
  };
  using Rows = std::span<const std::uint32_t>;

  void grow_node(Tree& tree, const Table& table, Node node) {
    const std::span<std::uint32_t> rows(rows_.data() + node.begin, node.end - node.begin);
    if (&table == &whole_ && rows.size() <= kTileRows) {
      const Table tile = make_tile(rows);
      return grow_node(tree, tile, node);
    }
    Candidate best;
    const auto least = static_cast<std::size_t>(options_.min_leaf_rows);
    if (node.depth < options_.max_depth && rows.size() >= 2 * least) {
      best = search(table, rows, node.constants);
    }
    if (!(best.gain > 0)) return append_mean(tree, table, rows);
    const Cut cut = cut_of(table, rows, best);
    const std::size_t middle = node.begin + partition(table, rows, best.column, cut);
    const std::size_t parent = append_split(tree, features_, best.column, cut);
    // The left subtree moves no column before those that are constant here.
    grow_node(tree, table, {node.begin, middle, node.depth + 1, node.constants});
    tree.nodes[parent].right = static_cast<std::uint32_t>(tree.nodes.size() - parent);
    grow_node(tree, table, {middle, node.end, node.depth + 1, node.constants});
  }

  // Copies what these rows hold together; they are numbered from 0 in the table returned.
  Table make_tile(std::span<std::uint32_t> rows) {
    std::array<const std::uint8_t*, kTileRows> lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      lines[i] = by_row_.row(rows[i]);
      tile_packed_[i] = packed_[rows[i]];
      tile_fine_[i] = target_.fine(rows[i]);
      rows[i] = static_cast<std::uint32_t>(i);
    }
    transpose_bytes({lines.data(), rows.size()}, features_.columns(), {}, tile_codes_.data(),
                    kTileRows);
    return {tile_codes_.data(), kTileRows, tile_packed_.data(), tile_fine_.data()};
  }

  void append_mean(Tree& tree, const Table& table, Rows rows) const {
    std::int64_t sum = 0;
    for (const std::uint32_t row : rows) sum += table.fine[row];
    const auto weight = static_cast<std::int64_t>(rows.size());
    tree.append_leaf(target_.mean(sum, weight), static_cast<float>(weight));
  }

  // Draws columns until enough were tried and one of them splits; moves the constant ones to the
  // front.
  Candidate search(const Table& table, Rows rows, std::size_t& constants) {
    total_ = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      node_packed_[i] = table.packed[rows[i]];
      total_ += node_packed_[i];
    }
    std::fill(node_packed_.data() + rows.size(),
              node_packed_.data() + whole_byte_tiles(rows.size()), 0);
    Candidate best;
    const std::size_t first = constants;
    for (std::size_t place = first; place < order_.size(); ++place) {
      if (place - first >= tried_ && best.gain > 0) break;
      const auto left = static_cast<std::uint32_t>(order_.size() - place);
      std::swap(order_[place], order_[place + random_->below(left)]);
      if (!try_column(table, rows, order_[place], best)) {
        std::swap(order_[place], order_[constants]);
        ++constants;
      }
    }
    return best;
  }

  // False where the column is constant in these rows.
  bool try_column(const Table& table, Rows rows, std::size_t column, Candidate& best) {
    bring_codes(table, rows, column);
    const CodeRange range = passes_.range(node_codes_.data(), whole_byte_tiles(rows.size()));
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

  // Into node_codes_, whose last step is filled up with the first one.
  void bring_codes(const Table& table, Rows rows, std::size_t column) {
    const std::uint8_t* from = table.column(column);
    // A byte may be a part of anything: written through the member, it makes the compiler look the
    // member up again.
    std::uint8_t* to = node_codes_.data();
    std::memset(to + whole_byte_tiles(rows.size()) - kByteTile, from[rows[0]], kByteTile);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows.size(); ++i) to[i] = from[rows[i]];
  }

  std::int64_t sum(Rows rows, std::uint8_t first, std::uint8_t last) const {
    return passes_.sum(node_codes_.data(), node_packed_.data(), whole_byte_tiles(rows.size()),
                       first, last);
  }

  // The last bin on the left of a threshold drawn uniformly in value; at least one bin is on either
  // side.
  std::uint8_t draw_cut(std::size_t column, const CodeRange& range) {
    const std::span<const float> values = features_.low(column);
    const double low = values[range.least];
    const double high = values[range.most];
    const double threshold = low + random_->uniform() * (high - low);
    std::size_t last = range.least;
    std::size_t above = range.most;  // bins from here on lie above the threshold
    while (above - last > 1) {
      const std::size_t middle = (last + above) / 2;
      (values[middle] <= threshold ? last : above) = middle;
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
  Cut cut_of(const Table& table, Rows rows, const Candidate& split) {
    const std::uint8_t* codes = table.column(split.column);
    Cut cut{0, BinnedMatrix::kMissing, split.missing_left};
    std::size_t lefts = 0;
    bool has_missing = false;
    for (const std::uint32_t row : rows) {
      const std::uint8_t code = codes[row];
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
  std::size_t partition(const Table& table, std::span<std::uint32_t> rows, std::size_t column,
                        Cut cut) {
    return move_left_first(rows, table.column(column), {cut.left_bin, cut.missing_left},
                           right_rows_.data());
  }

  const BinnedMatrix& features_;
  const FixedTarget& target_;
  const ExtraTreesOptions& options_;
  std::size_t tried_;
  const CodePasses& passes_ = widest_passes();
  const RowCodes by_row_;
  base::Random* random_ = nullptr;
  std::vector<std::uint32_t> order_;  // all columns that vary
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> right_rows_;
  std::vector<std::int64_t> packed_;  // of all rows
  Table whole_;
  std::vector<std::int64_t> node_packed_;  // of the node's rows, then 0 to the end of the step
  std::vector<std::uint8_t> node_codes_;   // of the node's rows in one column
  std::vector<std::uint8_t> tile_codes_;   // of all columns in the tile's rows
  std::array<std::int64_t, kTileRows> tile_packed_;
  std::array<std::int64_t, kTileRows> tile_fine_;
  std::int64_t total_ = 0;  // of the node
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
