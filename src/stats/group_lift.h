#pragma once

#include <cstdint>
#include <span>

#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::stats {

/// Rows of which one part is held against the others. Spans of equal length; rows whose value is
/// NaN are left out.
struct PartedRows {
  std::span<const double> value;
  std::span<const char> in_part;         ///< 1 or 0
  std::span<const std::uint32_t> group;  ///< what is resampled, any numbers
};

/// What the values are.
enum class Scale : std::uint8_t {
  kPlain,        ///< amounts, or 0 and 1: the means are divided
  kLogarithmic,  ///< natural logarithms: the geometric means are divided
};

/// The mean of the part over that of the others, less one, with an interval by resampling groups.
/// NaN where either side is empty or the others' mean is not above 0 (kPlain). n counts both sides.
Estimate lift(const PartedRows& rows, Scale scale, const BootstrapOptions& options);

/// The part's mean less the others', over its standard error when rows of one group may hang
/// together in any way (Liang and Zeger 1986, with G / (G - 1)): standard normal for many groups
/// where there is no difference. NaN where either side is empty or nothing varies.
double clustered_z(const PartedRows& rows);

}  // namespace crossfade::stats
