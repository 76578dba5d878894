#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"

namespace crossfade::insight {

/// How many tracks lie in each fifth of a decade: bin i holds counts from 10^(low + i / 5) on.
struct LogHistogram {
  double low = 0;                   ///< log10 of the first bin's lower end
  std::vector<std::uint64_t> bins;  ///< tracks in each; empty where no count is above zero
  std::size_t zeros = 0;            ///< tracks whose count is zero (no logarithm, so no bin)
  std::size_t missing = 0;
};

/// How many tracks lie in each cell of streams against views, fifths of a decade both ways.
struct LogGrid {
  double x_low = 0;                  ///< log10 views at the left edge
  double y_low = 0;                  ///< log10 streams at the bottom edge
  std::size_t columns = 0;           ///< cells from left to right
  std::size_t rows = 0;              ///< cells from bottom to top
  std::vector<std::uint64_t> cells;  ///< tracks, row by row from the bottom
  std::size_t tracks = 0;            ///< with streams and views above zero
};

inline constexpr double kBinsPerDecade = 5;

/// The shapes behind the report's pictures, and how much of the calendar is known.
struct Distributions {
  std::size_t release_dates = 0;  ///< tracks whose release date is known
  LogHistogram streams;
  LogHistogram views;
  LogGrid streams_by_views;
};

/// Counts are whole numbers that reach at most 1e15 in any real file; above that the last bin holds
/// them.
Distributions take_distributions(const catalogue::Catalogue& catalogue);
/// The same of these rows alone.
Distributions take_distributions(const catalogue::Catalogue& catalogue,
                                 std::span<const std::uint32_t> rows);

}  // namespace crossfade::insight
