// How one tree grows.
//
// A node asks, for every column tried, which boundary between two bins takes most off the squared
// error. With S and W the sums of target and weight in the node, SL and WL those on the left, that
// is (SL W - S WL)^2 / (WL (W - WL)), up to the factor 1 / W that all its splits share. Sums are of
// integers (FixedTarget), so exact in any order; the bootstrap is an integer weight a row.
//
// Large nodes find it from histograms: one cell a bin, weight and weighted target in one integer,
// filled by a pass over the node's rows. Only the lighter child's is filled; the heavier one's is
// the parent's minus it. Where less than half of the columns are tried at a split, it is cheaper to
// fill those alone, for every node anew. Below SmallNodeGrower::kMostRows most cells would be
// empty, and sorted lists take over.
//
// The threshold lies half-way between the two bins that occur in the node, as in an exact forest:
// on few rows that is far from a bin's own border, and worth .01 of R2 on the example.
//
// Missing values are tried on both sides. Where a node has none in the column it splits, later ones
// follow the heavier child.
#include "learn/tree_grower.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "base/check.h"
#include "learn/column_draw.h"
#include "learn/divide_rows.h"
#include "learn/small_node_grower.h"

namespace crossfade::learn {
namespace {

// How many rows ahead memory is asked for what is far apart in it.
constexpr std::size_t kLookAhead = 16;

}  // namespace

std::size_t append_split(Tree& tree, const BinnedMatrix& features, std::size_t column, Cut cut) {
  return tree.append_split(column, features.threshold(column, cut.left_bin, cut.right_bin),
                           cut.missing_left);
}

class TreeGrower::Work {
 public:
  Work(const GrowthData& data, const GrowthOptions& options)
      : data_(data),
        options_(options),
        draw_(data.features.varying_columns(), options.columns_tried),
        fills_on_demand_(2 * options.columns_tried < data.features.varying_columns().size()),
        small_(data_, options_, draw_),
        packed_(data.features.rows()) {}

  Tree grow(std::span<const std::uint32_t> weights, base::Random& random) {
    CF_CHECK(weights.size() == data_.features.rows());
    weights_ = weights;
    rows_.clear();
    std::int64_t total = 0;
    for (std::size_t r = 0; r < weights.size(); ++r) {
      const std::int64_t weight = weights[r];
      CF_CHECK(weight <= 255);
      if (weight > 0) rows_.push_back(static_cast<std::uint32_t>(r));
      packed_[r] = data_.target.pack(weight * data_.target.coarse(r), weight);
      total += packed_[r];
    }
    CF_CHECK(!rows_.empty());
    right_rows_.resize(rows_.size());
    draw_.begin(random);
    tree_.nodes.clear();
    tree_.covers.clear();
    Histogram histogram;
    if (fills_on_demand_) {
      drawn_histogram_.resize(data_.features.columns() * BinnedMatrix::kBins);
    } else if (is_large(rows_)) {
      histogram = fill(rows_);
    }
    grow_node({0, rows_.size(), 0, total}, std::move(histogram));
    tree_.sum_covers();
    return tree_;
  }

 private:
  using Histogram = std::vector<std::int64_t>;  // columns x BinnedMatrix::kBins
  using Rows = std::span<const std::uint32_t>;

  // Some of rows_, ascending.
  struct Node {
    std::size_t begin;
    std::size_t end;
    int depth;
    std::int64_t total;  // of packed_
  };

  Rows rows_of(const Node& node) const {
    return Rows(rows_).subspan(node.begin, node.end - node.begin);
  }
  static bool is_large(Rows rows) { return rows.size() > SmallNodeGrower::kMostRows; }

  bool is_pure(Rows rows) const {
    const std::int32_t first = data_.target.coarse(rows[0]);
    return std::all_of(rows.begin(), rows.end(),
                       [&](std::uint32_t row) { return data_.target.coarse(row) == first; });
  }

  Histogram fill(Rows rows) {
    const std::size_t columns = data_.features.columns();
    Histogram histogram = std::move(spare_histogram_);
    histogram.assign(columns * BinnedMatrix::kBins, 0);
    for_each_packed(rows, [&](const std::uint8_t* codes, std::int64_t packed) {
      std::int64_t* bins = histogram.data();
      for (std::size_t c = 0; c < columns; ++c, bins += BinnedMatrix::kBins)
        bins[codes[c]] += packed;
    });
    return histogram;
  }

  void fill_columns(Rows rows, std::span<const std::uint32_t> columns) {
    Histogram& histogram = drawn_histogram_;
    for (const std::uint32_t c : columns) {
      std::fill_n(histogram.begin() + static_cast<std::ptrdiff_t>(c * BinnedMatrix::kBins),
                  BinnedMatrix::kBins, 0);
    }
    for_each_packed(rows, [&](const std::uint8_t* codes, std::int64_t packed) {
      for (const std::uint32_t c : columns) histogram[c * BinnedMatrix::kBins + codes[c]] += packed;
    });
  }

  // Calls add(codes, packed) for each of the rows. Memory is asked ahead for rows that lie apart.
  template <typename Add>
  void for_each_packed(Rows rows, const Add& add) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint32_t later = rows[std::min(i + kLookAhead, rows.size() - 1)];
      __builtin_prefetch(data_.codes.row(later));
      __builtin_prefetch(&packed_[later]);
      add(data_.codes.row(rows[i]), packed_[rows[i]]);
    }
  }

  BestSplit search(const Node& node, const Histogram& histogram) {
    const NodeTotals totals{node.total, data_.target.weight_bits(), options_.min_leaf_weight};
    BestSplit best;
    draw_.for_each(
        [&](std::span<const std::uint32_t> columns) {
          if (fills_on_demand_) fill_columns(rows_of(node), columns);
          options_.kernels->search_cells(histogram.data(), columns, totals, best);
        },
        [&] { return best.gain > 0; });
    return best;
  }

  // The cut of a split found from a node's histogram, and the total of its left side.
  std::pair<Cut, std::int64_t> cut_of(const Node& node, const BestSplit& split,
                                      const Histogram& histogram) const {
    const std::int64_t* bins = histogram.data() + split.column * BinnedMatrix::kBins;
    std::size_t right = split.last + 1U;
    while (right < BinnedMatrix::kMissing && bins[right] == 0) ++right;
    Cut cut{static_cast<std::uint8_t>(split.last), static_cast<std::uint8_t>(right),
            split.missing_left};
    std::int64_t left = std::accumulate(bins, bins + split.last + 1, std::int64_t{0});
    if (bins[BinnedMatrix::kMissing] != 0) {
      if (cut.missing_left) left += bins[BinnedMatrix::kMissing];
    } else {
      cut.missing_left = 2 * data_.target.weight_of(left) > data_.target.weight_of(node.total);
    }
    return {cut, left};
  }

  // Moves the rows that go left to the front, keeping their order on both sides; returns the first
  // of the others.
  std::size_t partition(const Node& node, std::size_t column, Cut cut) {
    const std::span<std::uint32_t> rows(rows_.data() + node.begin, node.end - node.begin);
    return node.begin + move_left_first(rows, data_.features.column(column),
                                        {cut.left_bin, cut.missing_left}, right_rows_.data());
  }

  void append_mean(const Node& node) {
    std::int64_t fine_sum = 0;
    std::int64_t weight = 0;
    for (const std::uint32_t row : rows_of(node)) {
      fine_sum += weights_[row] * data_.target.fine(row);
      weight += weights_[row];
    }
    tree_.append_leaf(data_.target.mean(fine_sum, weight), static_cast<float>(weight));
  }

  void grow_node(const Node& node, Histogram histogram) {
    if (!is_large(rows_of(node))) return small_.grow(tree_, rows_of(node), weights_, node.depth);
    const bool is_final = node.depth >= options_.max_depth || is_pure(rows_of(node));
    const Histogram& cells = fills_on_demand_ ? drawn_histogram_ : histogram;
    const BestSplit split = is_final ? BestSplit{} : search(node, cells);
    if (!(split.gain > 0)) return append_mean(node);

    const auto [cut, left_total] = cut_of(node, split, cells);
    const std::size_t middle = partition(node, split.column, cut);
    const Node left{node.begin, middle, node.depth + 1, left_total};
    const Node right{middle, node.end, node.depth + 1, node.total - left_total};
    auto [left_histogram, right_histogram] = divide(std::move(histogram), left, right);
    const std::size_t parent = append_split(tree_, data_.features, split.column, cut);
    grow_node(left, std::move(left_histogram));
    tree_.nodes[parent].right = static_cast<std::uint32_t>(tree_.nodes.size() - parent);
    grow_node(right, std::move(right_histogram));
  }

  // The children's histograms, as far as they are large.
  std::pair<Histogram, Histogram> divide(Histogram parent, const Node& left, const Node& right) {
    if (fills_on_demand_) return {};
    const bool left_is_lighter = left.end - left.begin <= right.end - right.begin;
    const Rows lighter = rows_of(left_is_lighter ? left : right);
    const Rows heavier = rows_of(left_is_lighter ? right : left);
    Histogram filled;
    if (is_large(heavier)) {
      filled = fill(lighter);
      for (std::size_t i = 0; i < parent.size(); ++i) parent[i] -= filled[i];
    }
    if (!is_large(lighter)) spare_histogram_ = std::exchange(filled, {});
    if (left_is_lighter) return {std::move(filled), std::move(parent)};
    return {std::move(parent), std::move(filled)};
  }

  const GrowthData data_;
  const GrowthOptions options_;
  ColumnDraw draw_;
  bool fills_on_demand_;
  SmallNodeGrower small_;
  std::span<const std::uint32_t> weights_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> right_rows_;
  std::vector<std::int64_t> packed_;
  Histogram spare_histogram_;
  Histogram drawn_histogram_;  // of the columns drawn last, where they are filled on demand
  Tree tree_;
};

TreeGrower::TreeGrower(const GrowthData& data, const GrowthOptions& options)
    : work_(std::make_unique<Work>(data, options)) {}

TreeGrower::~TreeGrower() = default;

Tree TreeGrower::grow(std::span<const std::uint32_t> weights, base::Random& random) {
  return work_->grow(weights, random);
}

}  // namespace crossfade::learn
