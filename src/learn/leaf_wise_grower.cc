// Leaf-wise growth from histograms.
//
// A leaf knows, for every bin of every drawn column, the sums of first and second derivatives over
// its sampled rows. The leaf whose best split takes most off the loss is split next; the histogram
// of the child with fewer rows is filled from its rows, the other's is the parent's minus it. The
// columns drawn for a tree are turned into rows, so that all the codes of a row lie in one or two
// cache lines, and a column takes as many cells as it has bins: of many flags, three.
//
// Rows that were not sampled travel along behind the sampled ones, so that when a leaf is done its
// answer can be added to the scores of all its rows without walking the tree.
#include "learn/leaf_wise_grower.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/check.h"

namespace crossfade::learn {
namespace {

// Codes are turned from columns into rows a square at a time.
constexpr std::size_t kTile = 16;
// So many rows are turned at once: few columns are read at a time, each for some cache lines.
constexpr std::size_t kBlockRows = 512;
// How many rows ahead memory is asked for what is far apart in it.
constexpr std::size_t kLookAhead = 16;
using Bytes = std::uint8_t __attribute__((vector_size(kTile)));
using Tile = std::array<Bytes, kTile>;

std::size_t whole_tiles(std::size_t count) { return (count + kTile - 1) / kTile * kTile; }

// Four times interleaved with the one half a tile further on, every byte changes row and column.
void transpose(Tile& tile) {
  for (int round = 0; round < 4; ++round) {
    const Tile from = tile;
    for (std::size_t i = 0; i < kTile / 2; ++i) {
      const Bytes& a = from[i];
      const Bytes& b = from[i + kTile / 2];
      tile[2 * i] =
          __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      tile[2 * i + 1] = __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29,
                                                14, 30, 15, 31);
    }
  }
}

}  // namespace

LeafWiseGrower::LeafWiseGrower(const BinnedMatrix& features, const LeafWiseOptions& options)
    : features_(features),
      options_(options),
      order_(features.varying_columns().begin(), features.varying_columns().end()),
      all_codes_(whole_tiles(features.rows()) * features.columns()),
      codes_(whole_tiles(features.rows()) * options.columns_tried + kTile),
      rows_(features.rows()),
      right_rows_(features.rows()) {
  CF_CHECK(options.columns_tried <= order_.size());
  CF_CHECK(features.rows() < (std::size_t{1} << SplitSums::kCountBits));
  for (std::size_t row = 0; row < features.rows(); ++row) {
    const std::uint8_t* from = features.row(row);
    std::uint8_t* to = all_codes_.data() + row;
    for (std::size_t c = 0; c < features.columns(); ++c) {
      to[c * whole_tiles(features.rows())] = from[c] == BinnedMatrix::kMissing
                                                 ? static_cast<std::uint8_t>(features.bin_count(c))
                                                 : from[c];
    }
  }
}

Tree LeafWiseGrower::grow(std::span<const std::uint32_t> sample, const Gradients& gradients,
                          double rate, base::Random& random, std::span<double> scores) {
  CF_CHECK(!sample.empty() && scores.size() == features_.rows());
  gradients_ = &gradients;
  draw_columns(random);
  draft_.assign(1, {});
  std::vector<Leaf> leaves;
  leaves.push_back(make_root(sample));
  search(leaves[0]);
  while (leaves.size() < options_.leaves) {
    const auto best =
        std::ranges::max_element(leaves, {}, [](const Leaf& leaf) { return leaf.split.gain; });
    if (!(best->split.gain > 0)) break;
    leaves.push_back(split(*best));
  }
  for (Leaf& leaf : leaves) finish(leaf, rate, scores);
  Tree tree;
  append(tree, 0);
  tree.sum_covers();
  return tree;
}

void LeafWiseGrower::draw_columns(base::Random& random) {
  const std::size_t tried = options_.columns_tried;
  for (std::size_t i = 0; i < tried; ++i) {
    const auto left = static_cast<std::uint32_t>(order_.size() - i);
    std::swap(order_[i], order_[i + random.below(left)]);
  }
  std::sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(tried));
  cell_begin_.assign(1, 0);
  for (std::size_t slot = 0; slot < tried; ++slot) {
    const auto cells = static_cast<std::uint32_t>(features_.bin_count(order_[slot]) + 1);
    cell_begin_.push_back(cell_begin_.back() + cells);
  }
  gather_codes();
}

// Brings the drawn columns' codes, row by row, into codes_. A row's last tile reaches into the rows
// after it, whose own codes come later: so tiles go from last to first, and rows from first to
// last.
void LeafWiseGrower::gather_codes() {
  const std::size_t tried = options_.columns_tried;
  const std::size_t rows = whole_tiles(features_.rows());
  std::vector<const std::uint8_t*> columns;
  for (std::size_t slot = 0; slot < whole_tiles(tried); ++slot) {
    // What fills the last tile up is never read.
    const std::size_t place = std::min(slot, tried - 1);
    columns.push_back(all_codes_.data() + order_[place] * rows);
  }
  for (std::size_t block = 0; block < rows; block += kBlockRows) {
    const std::size_t end = std::min(rows, block + kBlockRows);
    for (std::size_t slot = whole_tiles(tried); slot > 0;) {
      slot -= kTile;
      for (std::size_t row = block; row < end; row += kTile) {
        Tile tile;
        for (std::size_t i = 0; i < kTile; ++i) {
          std::memcpy(&tile[i], columns[slot + i] + row, kTile);
        }
        transpose(tile);
        for (std::size_t i = 0; i < kTile; ++i) {
          std::memcpy(codes_.data() + (row + i) * tried + slot, &tile[i], kTile);
        }
      }
    }
  }
}

LeafWiseGrower::Leaf LeafWiseGrower::make_root(std::span<const std::uint32_t> sample) {
  Leaf root;
  root.sampled_end = sample.size();
  root.end = features_.rows();
  std::vector<bool> sampled(features_.rows());
  for (const std::uint32_t row : sample) sampled[row] = true;
  std::ranges::copy(sample, rows_.begin());
  std::size_t end = sample.size();
  for (std::uint32_t row = 0; row < features_.rows(); ++row) {
    if (!sampled[row]) rows_[end++] = row;
  }
  for (const std::uint32_t row : sample) {
    root.total.packed += SplitSums::pack(gradients_->first[row]);
    if (!gradients_->second.empty()) root.total.second += gradients_->second[row];
  }
  root.histogram = fill(root);
  return root;
}

LeafWiseGrower::Histogram LeafWiseGrower::fill(const Leaf& leaf) {
  Histogram histogram;
  if (!spare_.empty()) {
    histogram = std::move(spare_.back());
    spare_.pop_back();
  }
  const bool has_second = !gradients_->second.empty();
  histogram.packed.assign(cell_begin_.back(), 0);
  histogram.second.assign(has_second ? cell_begin_.back() : 0, 0);
  const std::size_t tried = options_.columns_tried;
  const std::uint32_t* begin = cell_begin_.data();
  std::int64_t* packed = histogram.packed.data();
  std::int64_t* second = histogram.second.data();
  for (std::size_t i = leaf.begin; i < leaf.sampled_end; ++i) {
    const std::uint32_t row = rows_[i];
    const std::uint8_t* codes = codes_.data() + row * tried;
    const std::int64_t first = SplitSums::pack(gradients_->first[row]);
    const std::uint32_t later = rows_[std::min(i + kLookAhead, leaf.sampled_end - 1)];
    __builtin_prefetch(codes_.data() + later * tried);
    __builtin_prefetch(&gradients_->first[later]);
#pragma GCC unroll 8
    for (std::size_t slot = 0; slot < tried; ++slot) packed[begin[slot] + codes[slot]] += first;
    if (!has_second) continue;
    const std::int64_t curvature = gradients_->second[row];
    for (std::size_t slot = 0; slot < tried; ++slot) second[begin[slot] + codes[slot]] += curvature;
  }
  return histogram;
}

void LeafWiseGrower::search(Leaf& leaf) {
  leaf.split = {};
  if (leaf.total.count() < 2 * std::int64_t{options_.min_leaf_rows}) return;
  const SplitRules rules{options_.min_leaf_rows, options_.l2, gradients_->first_unit,
                         gradients_->second_unit};
  const bool has_second = !gradients_->second.empty();
  for (std::size_t slot = 0; slot < options_.columns_tried; ++slot) {
    const std::size_t begin = cell_begin_[slot];
    const ColumnCells cells{leaf.histogram.packed.data() + begin,
                            has_second ? leaf.histogram.second.data() + begin : nullptr,
                            cell_begin_[slot + 1] - begin - 1};
    search_column(cells, leaf.total, rules, slot, leaf.split);
  }
}

// The bins beside a leaf's split. Missing values that the leaf has not seen follow the larger
// child.
Cut LeafWiseGrower::cut_of(const Leaf& leaf) const {
  const std::size_t begin = cell_begin_[leaf.split.column];
  const std::size_t bins = cell_begin_[leaf.split.column + 1] - begin - 1;
  const std::int64_t* cells = leaf.histogram.packed.data() + begin;
  std::size_t right = leaf.split.last + 1;
  while (right < bins && cells[right] == 0) ++right;
  SplitSums left;
  for (std::size_t bin = 0; bin <= leaf.split.last; ++bin) left.packed += cells[bin];
  const bool unseen = cells[bins] == 0;
  return {static_cast<std::uint8_t>(leaf.split.last),
          right < bins ? static_cast<std::uint8_t>(right) : BinnedMatrix::kMissing,
          unseen ? 2 * left.count() > leaf.total.count() : leaf.split.missing_left};
}

// Splits a leaf: it becomes its own left child; returns the right one.
LeafWiseGrower::Leaf LeafWiseGrower::split(Leaf& leaf) {
  const std::size_t slot = leaf.split.column;
  const Cut cut = cut_of(leaf);
  const std::size_t children = draft_.size();
  draft_.resize(children + 2);
  DraftNode& parent = draft_[leaf.node];
  parent.left = children;
  parent.right = children + 1;
  parent.column = order_[slot];
  parent.value = features_.threshold(order_[slot], cut.left_bin, cut.right_bin);
  parent.missing_left = cut.missing_left;
  Leaf right;
  leaf.node = children;
  right.node = children + 1;
  partition(leaf, right, slot, leaf.split.last, cut.missing_left);
  share_histogram(leaf, right);
  search(leaf);
  search(right);
  return right;
}

// Moves the rows that go right behind those that go left; both keep their order, sampled rows
// first.
void LeafWiseGrower::partition(Leaf& leaf, Leaf& right, std::size_t slot, std::size_t last,
                               bool missing_left) {
  const std::size_t tried = options_.columns_tried;
  const std::size_t missing = cell_begin_[slot + 1] - cell_begin_[slot] - 1;
  std::size_t left = leaf.begin;
  std::size_t moved = 0;
  const auto part = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t row = rows_[i];
      __builtin_prefetch(&codes_[rows_[std::min(i + kLookAhead, end - 1)] * tried + slot]);
      const std::size_t code = codes_[row * tried + slot];
      const bool goes_left = (code <= last) | ((code == missing) & missing_left);
      rows_[left] = row;
      right_rows_[moved] = row;
      left += goes_left ? 1 : 0;
      moved += goes_left ? 0 : 1;
    }
  };
  part(leaf.begin, leaf.sampled_end);
  const std::size_t left_sampled = left;
  const std::size_t right_sampled = moved;
  part(leaf.sampled_end, leaf.end);
  std::copy_n(right_rows_.begin(), moved, rows_.begin() + static_cast<std::ptrdiff_t>(left));
  right.begin = left;
  right.sampled_end = left + right_sampled;
  right.end = leaf.end;
  leaf.sampled_end = left_sampled;
  leaf.end = left;
}

// `left` still holds the parent's sums.
void LeafWiseGrower::share_histogram(Leaf& left, Leaf& right) {
  const bool left_is_smaller = left.sampled_end - left.begin < right.sampled_end - right.begin;
  Leaf& smaller = left_is_smaller ? left : right;
  Histogram filled = fill(smaller);
  Histogram rest = std::move(left.histogram);
  for (std::size_t i = 0; i < rest.packed.size(); ++i) rest.packed[i] -= filled.packed[i];
  for (std::size_t i = 0; i < rest.second.size(); ++i) rest.second[i] -= filled.second[i];
  SplitSums total;
  for (std::size_t i = smaller.begin; i < smaller.sampled_end; ++i) {
    total.packed += SplitSums::pack(gradients_->first[rows_[i]]);
    if (!gradients_->second.empty()) total.second += gradients_->second[rows_[i]];
  }
  const SplitSums other{left.total.packed - total.packed, left.total.second - total.second};
  left.total = left_is_smaller ? total : other;
  right.total = left_is_smaller ? other : total;
  left.histogram = std::move(left_is_smaller ? filled : rest);
  right.histogram = std::move(left_is_smaller ? rest : filled);
}

void LeafWiseGrower::finish(Leaf& leaf, double rate, std::span<double> scores) {
  const double first = static_cast<double>(leaf.total.first()) * gradients_->first_unit;
  const double second = gradients_->second.empty()
                            ? static_cast<double>(leaf.total.count())
                            : static_cast<double>(leaf.total.second) * gradients_->second_unit;
  DraftNode& node = draft_[leaf.node];
  node.value = static_cast<float>(-rate * first / (second + options_.l2));
  node.cover = static_cast<float>(leaf.total.count());
  for (std::size_t i = leaf.begin; i < leaf.end; ++i) scores[rows_[i]] += node.value;
  spare_.push_back(std::move(leaf.histogram));
}

void LeafWiseGrower::append(Tree& tree, std::size_t node) const {
  const DraftNode& draft = draft_[node];
  if (draft.left == 0) return tree.append_leaf(draft.value, draft.cover);
  const std::size_t parent = tree.append_split(draft.column, draft.value, draft.missing_left);
  append(tree, draft.left);
  tree.nodes[parent].right = static_cast<std::uint32_t>(tree.nodes.size() - parent);
  append(tree, draft.right);
}

}  // namespace crossfade::learn
