#pragma once

#include <cstddef>
#include <cstdint>

#include "learn/binned_matrix.h"

namespace crossfade::learn {

/// Passes go in steps of so many rows: a caller fills up the last one with what changes no answer.
constexpr std::size_t kCodeStep = 16;

/// The least multiple of kCodeStep that is not below `count`.
constexpr std::size_t whole_code_steps(std::size_t count) {
  return (count + kCodeStep - 1) / kCodeStep * kCodeStep;
}

/// What one column's codes in a node come to.
struct CodeRange {
  std::uint8_t least = BinnedMatrix::kMissing;  ///< kMissing where no code is known
  std::uint8_t most = 0;                        ///< of the known codes; 0 where there are none
  bool has_missing = false;
};

/// Passes over the codes of a node's rows in one column, in variants that give the same answers.
/// `count` is a multiple of kCodeStep, above 0.
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
