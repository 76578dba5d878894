#pragma once

#include <cstddef>
#include <cstdint>

#include "learn/binned_matrix.h"
#include "learn/byte_transpose.h"

namespace crossfade::learn {

/// What one column's codes in a node come to.
struct CodeRange {
  std::uint8_t least = BinnedMatrix::kMissing;  ///< kMissing where no code is known
  std::uint8_t most = 0;                        ///< of the known codes; 0 where there are none
  bool has_missing = false;
};

/// Passes over the codes of a node's rows in one column, in variants that give the same answers.
/// They go in steps of kByteTile rows: `count` is a multiple of it, above 0, and a caller fills up
/// the last step with what changes no answer.
struct CodePasses {
  CodeRange (*range)(const std::uint8_t* codes, std::size_t count);
  /// The sum of `packed` where the code is in [first, last].
  std::int64_t (*sum)(const std::uint8_t* codes, const std::int64_t* packed, std::size_t count,
                      std::uint8_t first, std::uint8_t last);
};

/// Plain C++.
const CodePasses& portable_passes();
/// As wide as this processor allows.
const CodePasses& widest_passes();

}  // namespace crossfade::learn
