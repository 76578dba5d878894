#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "advise/response_curve.h"
#include "advise/spend_history.h"
#include "stats/linear_algebra.h"

namespace crossfade::advise {

/// A place on the grid of one platform's carry-over and half-saturation.
struct GridCell {
  int carry = 0;
  int half = 0;
  bool operator==(const GridCell&) const = default;
};

/// Curves that fit a series of weekly outcomes.
struct FittedResponse {
  std::vector<GridCell> cells;        ///< one a platform
  std::vector<double> weights;        ///< of the baseline's columns, then one a platform
  std::vector<ResponseCurve> curves;  ///< one a platform
  double squared_error = 0;           ///< summed over the weeks fitted
};

/// How many numbers a fit takes from the data: the baseline's, and three a platform.
std::size_t fitted_numbers(std::size_t weeks, std::size_t platforms);

/// Least squares of weekly outcomes on a baseline (a line, never negative within the history, and
/// one yearly wave where the history has two years) and one response curve a platform, no curve
/// negative. Holds the columns of every curve of its grid, so that many series of outcomes on the
/// same spend can be fitted fast. All of it may be called from several threads at once.
class ResponseSearch {
 public:
  /// `weeks` are the places in the history of the weeks that have an outcome, ascending. With
  /// `with_platforms` false: the baseline alone.
  ResponseSearch(const SpendHistory& history, std::span<const std::size_t> weeks,
                 bool with_platforms = true);

  /// Fits `outcome`, that of the first outcome.size() of the weeks. The search begins at `start`
  /// (one a platform); where it is empty, at four places, of which the best end is taken.
  FittedResponse fit(std::span<const double> outcome, std::vector<GridCell> start = {}) const;
  /// The outcome that a fit expects of each of the weeks, also those it was not fitted to.
  std::vector<double> expected(const FittedResponse& fit) const;

  bool is_seasonal() const { return seasonal_; }

 private:
  class Climb;

  void add_baseline(const SpendHistory& history, std::span<const std::size_t> weeks);
  void add_platform(std::span<const double> spend, std::span<const std::size_t> weeks);
  std::span<const double> column(std::size_t platform, GridCell cell) const;

  std::size_t weeks_;
  bool seasonal_;
  std::vector<std::vector<double>> baseline_;   ///< columns x weeks
  std::vector<std::vector<double>> platforms_;  ///< one: cells x weeks
  std::vector<double> reach_;                   ///< of each platform: its largest spend a week
};

}  // namespace crossfade::advise
