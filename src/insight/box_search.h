#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/binned_matrix.h"
#include "stats/group_lift.h"

namespace crossfade::insight {

/// A run of neighbouring bins of one column, both ends in it.
struct BinRun {
  std::uint32_t column = 0;
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

/// The rows that lie in one run, or in two of different columns. A missing value lies in none.
struct BinBox {
  std::array<BinRun, 2> runs;
  std::size_t sides = 1;
};

/// Rows that boxes are judged on: some rows of a matrix, with a value and a group each.
struct BoxRows {
  const learn::BinnedMatrix& features;
  std::span<const std::size_t> rows;     ///< places in the matrix
  std::span<const double> value;         ///< one a row of `rows`, finite
  std::span<const std::uint32_t> group;  ///< one a row of `rows`
};

/// 1 for the rows that lie in the box, else 0.
std::vector<char> in_box(const BoxRows& rows, const BinBox& box);

/// What makes a box worth proposing.
struct BoxSearchOptions {
  stats::Scale scale = stats::Scale::kPlain;  ///< of the values
  std::size_t least_rows = 100;               ///< inside, and outside
  double least_lift = 0.1;                    ///< inside against outside
  std::size_t wanted = 10;                    ///< boxes at most
};

struct BoxSearch {
  std::size_t searched = 0;   ///< all boxes of one and two sides that leave some bin out
  std::vector<BinBox> boxes;  ///< one side first, then two, each by falling clustered z
};

/// The boxes whose rows have the higher values; a second side must better the first, and no two say
/// much the same (they overlap in the same columns, or more than half of the rows of both lie in
/// both). Chosen with the values in sight: what they promise must be judged on other rows.
BoxSearch search_boxes(const BoxRows& rows, const BoxSearchOptions& options);

}  // namespace crossfade::insight
