#pragma once

#include <span>
#include <vector>

#include "stats/linear_algebra.h"

namespace crossfade::stats {

/// The x >= 0 that minimises x' gram x - 2 right' x: least squares with weights that may not be
/// negative, from its normal equations (Lawson and Hanson 1974, chapter 23). `gram` is a' a and
/// `right` a' b, for a handful of columns. A column that is, to 12 digits, a combination of others
/// that have a weight gets none.
std::vector<double> solve_non_negative(const DenseMatrix& gram, std::span<const double> right);

}  // namespace crossfade::stats
