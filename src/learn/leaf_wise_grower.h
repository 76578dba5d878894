#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"
#include "learn/binned_matrix.h"
#include "learn/divide_rows.h"
#include "learn/split_search.h"
#include "learn/tree_grower.h"

namespace crossfade::learn {

/// The rules by which a boosted tree grows.
struct LeafWiseOptions {
  static constexpr std::size_t kMostLeaves = 256;

  std::size_t leaves = 20;  ///< at most kMostLeaves
  std::uint32_t min_leaf_rows = 20;
  double l2 = 5;
  std::size_t columns_tried = 1;  ///< of the varying columns, drawn once a tree
};

/// First and second derivatives of the loss, a row each, as whole numbers: sums are exact in any
/// order. The second ones are left out (empty) where all are 1.
struct Gradients {
  std::span<const std::int32_t> first;
  std::span<const std::int32_t> second;
  double first_unit = 1;   ///< of the loss, a step of `first`
  double second_unit = 1;  ///< a step of `second`
};

/// Grows trees leaf by leaf, the most worthwhile split first. One a thread; its memory serves tree
/// after tree.
class LeafWiseGrower {
 public:
  LeafWiseGrower(const BinnedMatrix& features, const LeafWiseOptions& options);

  /// Where all rows of the matrix are put before a tree grows, each once, those it grows on first.
  std::span<std::uint32_t> rows() { return rows_; }
  /// Grows a tree on the first `drawn` of rows(), at least one, and adds its answers, times `rate`,
  /// to `scores` of all of them; rows() are in disorder then. The tree's leaves hold rate times the
  /// best step: -sum first / (sum second + l2).
  Tree grow(std::size_t drawn, const Gradients& gradients, double rate, base::Random& random,
            std::span<double> scores);

 private:
  // The sums of every cell of the drawn columns; `second` is empty where all second derivatives are
  // 1.
  struct Histogram {
    std::vector<std::int64_t> packed;
    std::vector<std::int64_t> second;
  };
  // A leaf that may be split. Its rows are [begin, end) of rows_, the sampled ones first.
  struct Leaf {
    std::size_t begin = 0;
    std::size_t sampled_end = 0;
    std::size_t end = 0;
    SplitSums total;
    Histogram histogram;
    SplitChoice split;
    std::size_t node = 0;  // of the draft
  };
  // A node of the tree in the order of growth.
  struct DraftNode {
    std::size_t left = 0;  // 0 in a leaf
    std::size_t right = 0;
    std::size_t column = 0;
    float value = 0;
    float cover = 0;
    bool missing_left = false;
  };

  void draw_columns(base::Random& random);
  Leaf make_root(std::size_t drawn);
  void fill(Leaf& leaf);
  void search(Leaf& leaf);
  Leaf split(Leaf& leaf);
  Cut cut_of(const Leaf& leaf) const;
  void partition(Leaf& leaf, Leaf& right, const std::uint8_t* codes, CodeCut cut);
  void share_sums(Leaf& left, Leaf& right);
  void finish(Leaf& leaf, double rate);
  void add_answers(std::span<const Leaf> leaves, std::span<double> scores);
  void append(Tree& tree, std::size_t node) const;

  const BinnedMatrix& features_;
  const LeafWiseOptions options_;
  const Gradients* gradients_ = nullptr;   // of the tree that is growing
  std::vector<std::uint32_t> order_;       // all that vary, the drawn ones first
  std::vector<std::uint32_t> cell_begin_;  // of each drawn column in a histogram, and the end
  std::vector<std::uint8_t> codes_;  // drawn columns, row by row; missing is the column's bin count
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> right_rows_;
  std::vector<std::uint8_t> leaf_of_row_;
  std::vector<DraftNode> draft_;
  std::vector<Histogram> spare_;
};

}  // namespace crossfade::learn
