#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "score/audio_inputs.h"

namespace crossfade::score {

/// A monotone line through points, x ascending and y not falling; beyond its ends it goes on with
/// slope 1.
struct MonotoneLine {
  std::vector<double> x;
  std::vector<double> y;

  /// Without points, and of NaN: `at` itself.
  double value(double at) const;
};

/// The monotone line nearest to the pairs (pool adjacent violators: Ayer and others 1955), on means
/// of at least `block` neighbours, so that no single pair is a point of it. Spans of equal length,
/// all finite; the order of the pairs changes nothing but rounding.
MonotoneLine fit_monotone(std::span<const double> x, std::span<const double> y, std::size_t block);

/// A linear regression of inputs, then a monotone line, then the limits of the value.
struct AudioMap {
  double intercept = 0;        ///< where every input is as in `means`
  std::vector<double> means;   ///< one an input: what stands in for a missing one
  std::vector<double> slopes;  ///< change of the value for each unit of an input
  std::vector<double>
      lowest;  ///< the inputs that were seen: beyond them an input counts as the end,
  std::vector<double> highest;  ///< so that nothing is extrapolated
  MonotoneLine line;

  /// What the regression alone says, and the value within its limits.
  double linear(const AudioInputRow& row) const;
  double value(const AudioInputRow& row, double low, double high) const;
};

/// One sound with the value that it was given. `group` (its artist) is never split.
struct MapExample {
  AudioInputRow inputs;
  double value = 0;
  std::uint64_t group = 0;
};

/// Fits the regression (ridge, penalty by generalised cross-validation) on all examples, and the
/// line on what regressions of the other groups say of each, in `folds` folds of whole groups (no
/// line where there are fewer groups). At least one example.
AudioMap fit_audio_map(std::span<const MapExample> examples, int folds, std::uint32_t seed);

}  // namespace crossfade::score
