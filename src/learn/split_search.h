#pragma once

#include <cstddef>
#include <cstdint>

namespace crossfade::learn {

/// Sums over rows of a node or a bin: of the loss's first derivative, with the number of rows in
/// the lowest bits, and of its second (0 where all are 1). Whole numbers: exact in any order.
struct SplitSums {
  static constexpr int kCountBits = 24;

  std::int64_t packed = 0;
  std::int64_t second = 0;

  static std::int64_t pack(std::int64_t first) { return (first << kCountBits) + 1; }
  std::int64_t count() const { return packed & ((std::int64_t{1} << kCountBits) - 1); }
  std::int64_t first() const { return packed >> kCountBits; }
};

/// One column's cells of a histogram: `bins` of known values in order, then one for missing ones.
struct ColumnCells {
  const std::int64_t* packed;
  const std::int64_t* second;  ///< null where all second derivatives are 1
  std::size_t bins;            ///< at most 255
};

/// What a split must keep to and how it is weighed.
struct SplitRules {
  std::int64_t min_rows;  ///< of a child, at least 1
  double l2;
  double first_unit;  ///< of the loss, a step of the first derivatives
  double second_unit;
};

/// The best split found so far.
struct SplitChoice {
  /// Twice what the split takes off the loss, to second order: GL^2 / (HL + l2) + GR^2 / (HR + l2)
  /// - G^2 / (H + l2) (Chen and Guestrin 2016). 0: none found.
  double gain = 0;
  std::size_t column = 0;
  std::size_t last = 0;  ///< the last bin that goes left
  bool missing_left = false;
};

/// Weighs every boundary between the bins of a column, missing values on the right and, where there
/// are any, on the left; replaces `best` by what is better. The same answer on any processor.
void search_column(const ColumnCells& cells, const SplitSums& total, const SplitRules& rules,
                   std::size_t column, SplitChoice& best);

}  // namespace crossfade::learn
