#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "base/random.h"
#include "learn/binned_matrix.h"
#include "learn/fixed_target.h"
#include "learn/tree.h"
#include "learn/tree_kernels.h"

namespace crossfade::learn {

/// What all trees of a forest grow from. All of it outlives the growers.
struct GrowthData {
  const BinnedMatrix& features;
  const RowCodes& codes;  ///< of `features`
  const FixedTarget& target;
};

/// The rules by which a tree grows.
struct GrowthOptions {
  int max_depth = 15;
  std::uint32_t min_leaf_weight = 1;  ///< rows of the sample in a leaf, repeats counted
  std::size_t columns_tried = 1;      ///< of the varying columns, drawn at each split
  const TreeKernels* kernels = &fastest_kernels();  ///< all give the same tree
};

/// Where a node splits a column: the bins beside the cut that occur in it (the right one kMissing:
/// only missing values go right), and the side of missing values.
struct Cut {
  std::uint8_t left_bin;
  std::uint8_t right_bin;
  bool missing_left;
};

/// Appends an inner node, whose `right` is still to be set; returns its index.
std::size_t append_split(Tree& tree, const BinnedMatrix& features, std::size_t column, Cut cut);

/// Grows trees by least squares, one after the other, each on its own sample. One a thread.
class TreeGrower {
 public:
  TreeGrower(const GrowthData& data, const GrowthOptions& options);
  ~TreeGrower();

  /// The tree for rows drawn as often as `weights` says (0 to 255; one a row, not all 0). Where
  /// columns are drawn, or tie, `random` decides.
  Tree grow(std::span<const std::uint32_t> weights, base::Random& random);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace crossfade::learn
