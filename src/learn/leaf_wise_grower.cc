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

#include "base/check.h"

namespace crossfade::learn {
namespace {

// How many rows ahead memory is asked for what is far apart in it.
constexpr std::size_t kLookAhead = 16;

}  // namespace

LeafWiseGrower::LeafWiseGrower(const BinnedMatrix& features, const LeafWiseOptions& options)
    : features_(features),
      options_(options),
      order_(features.varying_columns().begin(), features.varying_columns().end()),
      codes_(whole_byte_tiles(features.rows()) * options.columns_tried + kByteTile),
      rows_(features.rows()),
      right_rows_(features.rows()),
      leaf_of_row_(features.rows()) {
  CF_CHECK(options.leaves <= LeafWiseOptions::kMostLeaves);
  CF_CHECK(options.columns_tried <= order_.size());
  CF_CHECK(features.rows() < (std::size_t{1} << SplitSums::kCountBits));
}

Tree LeafWiseGrower::grow(std::size_t drawn, const Gradients& gradients, double rate,
                          base::Random& random, std::span<double> scores) {
  CF_CHECK(drawn > 0 && drawn <= rows_.size() && scores.size() == rows_.size());
  gradients_ = &gradients;
  draw_columns(random);
  draft_.assign(1, {});
  std::vector<Leaf> leaves;
  leaves.push_back(make_root(drawn));
  search(leaves[0]);
  while (leaves.size() < options_.leaves) {
    const auto best =
        std::ranges::max_element(leaves, {}, [](const Leaf& leaf) { return leaf.split.gain; });
    if (!(best->split.gain > 0)) break;
    leaves.push_back(split(*best));
  }
  for (Leaf& leaf : leaves) finish(leaf, rate);
  add_answers(leaves, scores);
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
  std::vector<const std::uint8_t*> columns;
  std::vector<std::uint8_t> missing;
  for (std::size_t slot = 0; slot < tried; ++slot) {
    const std::size_t bins = features_.bin_count(order_[slot]);
    cell_begin_.push_back(cell_begin_.back() + static_cast<std::uint32_t>(bins) + 1);
    columns.push_back(features_.column(order_[slot]));
    missing.push_back(static_cast<std::uint8_t>(bins));
  }
  transpose_bytes(columns, features_.rows(), missing, codes_.data(), tried);
}

LeafWiseGrower::Leaf LeafWiseGrower::make_root(std::size_t drawn) {
  Leaf root;
  root.sampled_end = drawn;
  root.end = rows_.size();
  fill(root);
  return root;
}

// Sets the sums of a leaf.
void LeafWiseGrower::fill(Leaf& leaf) {
  Histogram& histogram = leaf.histogram;
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
  SplitSums total;
  for (std::size_t i = leaf.begin; i < leaf.sampled_end; ++i) {
    const std::uint32_t row = rows_[i];
    const std::uint8_t* codes = codes_.data() + row * tried;
    const std::int64_t first = SplitSums::pack(gradients_->first[row]);
    const std::uint32_t later = rows_[std::min(i + kLookAhead, leaf.sampled_end - 1)];
    __builtin_prefetch(codes_.data() + later * tried);
    __builtin_prefetch(&gradients_->first[later]);
#pragma GCC unroll 8
    for (std::size_t slot = 0; slot < tried; ++slot) packed[begin[slot] + codes[slot]] += first;
    total.packed += first;
    if (!has_second) continue;
    const std::int64_t curvature = gradients_->second[row];
    total.second += curvature;
    for (std::size_t slot = 0; slot < tried; ++slot) second[begin[slot] + codes[slot]] += curvature;
  }
  leaf.total = total;
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
  partition(leaf, right, features_.column(order_[slot]),
            {static_cast<std::uint8_t>(leaf.split.last), cut.missing_left});
  share_sums(leaf, right);
  search(leaf);
  search(right);
  return right;
}

// Moves the rows that go right behind those that go left; both keep their order, sampled rows
// first.
void LeafWiseGrower::partition(Leaf& leaf, Leaf& right, const std::uint8_t* codes, CodeCut cut) {
  const std::span<std::uint32_t> rows(rows_);
  const std::size_t sampled = leaf.sampled_end - leaf.begin;
  const std::size_t others = leaf.end - leaf.sampled_end;
  const std::size_t left_sampled = divide_rows(rows.subspan(leaf.begin, sampled), codes, cut,
                                               rows.data() + leaf.begin, right_rows_.data());
  const std::size_t right_sampled = sampled - left_sampled;
  const std::size_t left = left_sampled + divide_rows(rows.subspan(leaf.sampled_end, others), codes,
                                                      cut, rows.data() + leaf.begin + left_sampled,
                                                      right_rows_.data() + right_sampled);
  right.begin = leaf.begin + left;
  right.sampled_end = right.begin + right_sampled;
  right.end = leaf.end;
  std::copy_n(right_rows_.begin(), right.end - right.begin, rows.data() + right.begin);
  leaf.sampled_end = leaf.begin + left_sampled;
  leaf.end = right.begin;
}

// `left` still holds the parent's sums.
void LeafWiseGrower::share_sums(Leaf& left, Leaf& right) {
  const bool left_is_smaller = left.sampled_end - left.begin < right.sampled_end - right.begin;
  Leaf& smaller = left_is_smaller ? left : right;
  Leaf& larger = left_is_smaller ? right : left;
  Histogram rest = std::move(left.histogram);
  const SplitSums all = left.total;
  fill(smaller);
  const Histogram& filled = smaller.histogram;
  for (std::size_t i = 0; i < rest.packed.size(); ++i) rest.packed[i] -= filled.packed[i];
  for (std::size_t i = 0; i < rest.second.size(); ++i) rest.second[i] -= filled.second[i];
  larger.histogram = std::move(rest);
  larger.total = {all.packed - smaller.total.packed, all.second - smaller.total.second};
}

// Sets a leaf's answer.
void LeafWiseGrower::finish(Leaf& leaf, double rate) {
  const double first = static_cast<double>(leaf.total.first()) * gradients_->first_unit;
  const double second = gradients_->second.empty()
                            ? static_cast<double>(leaf.total.count())
                            : static_cast<double>(leaf.total.second) * gradients_->second_unit;
  DraftNode& node = draft_[leaf.node];
  node.value = static_cast<float>(-rate * first / (second + options_.l2));
  node.cover = static_cast<float>(leaf.total.count());
  spare_.push_back(std::move(leaf.histogram));
}

// The rows of a leaf lie apart: each is first told its leaf, which takes a byte, and then all
// scores are passed once.
void LeafWiseGrower::add_answers(std::span<const Leaf> leaves, std::span<double> scores) {
  std::array<double, LeafWiseOptions::kMostLeaves> answer{};
  for (std::size_t l = 0; l < leaves.size(); ++l) {
    answer[l] = draft_[leaves[l].node].value;
    for (std::size_t i = leaves[l].begin; i < leaves[l].end; ++i) {
      leaf_of_row_[rows_[i]] = static_cast<std::uint8_t>(l);
    }
  }
  for (std::size_t row = 0; row < scores.size(); ++row) scores[row] += answer[leaf_of_row_[row]];
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
