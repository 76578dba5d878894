#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "learn/binned_matrix.h"

namespace crossfade::learn {

/// Where a node splits a column's codes: those up to `last` go left, and the missing ones where
/// `missing_left`.
struct CodeCut {
  std::uint8_t last;  ///< below BinnedMatrix::kMissing
  bool missing_left;
};

/// Writes the rows that go left to `left`, which may be where `rows` begin or before, and the
/// others to `right`, both in their order; returns how many go left. Both have room for all of
/// them. Without a branch on where a row goes.
inline std::size_t divide_rows(std::span<const std::uint32_t> rows, const std::uint8_t* codes,
                               CodeCut cut, std::uint32_t* left, std::uint32_t* right) {
  static_assert(BinnedMatrix::kMissing == 255);
  // Raised by one, the missing code wraps to 0 and is the first to go left.
  const auto raise = static_cast<std::uint8_t>(cut.missing_left ? 1 : 0);
  const auto last = static_cast<std::uint8_t>(cut.last + raise);
  std::size_t lefts = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i];
    const bool goes_left = static_cast<std::uint8_t>(codes[row] + raise) <= last;
    left[lefts] = row;
    right[i - lefts] = row;
    lefts += goes_left ? 1 : 0;
  }
  return lefts;
}

/// Moves the rows that go left before the others, both in their order; returns how many they are.
/// `spare` has room for all rows.
inline std::size_t move_left_first(std::span<std::uint32_t> rows, const std::uint8_t* codes,
                                   CodeCut cut, std::uint32_t* spare) {
  const std::size_t lefts = divide_rows(rows, codes, cut, rows.data(), spare);
  std::copy_n(spare, rows.size() - lefts, rows.data() + lefts);
  return lefts;
}

}  // namespace crossfade::learn
