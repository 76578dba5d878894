#include "insight/distributions.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace crossfade::insight {
namespace {

constexpr double kLargestExponent = 15;

// Fifth of a decade that a count above zero lies in. The small push keeps exact powers of ten,
// whose logarithm may come out a hair low, at the lower end of their bin.
int bin_of(double count) {
  const double exponent = std::clamp(std::log10(count), 0.0, kLargestExponent);
  return static_cast<int>(std::floor(exponent * kBinsPerDecade + 1e-9));
}

struct Range {
  int first = 0;
  int last = -1;

  void include(int bin) {
    first = last < first ? bin : std::min(first, bin);
    last = std::max(last, bin);
  }
  std::size_t size() const { return last < first ? 0 : static_cast<std::size_t>(last - first) + 1; }
};

LogHistogram histogram(std::span<const double> counts) {
  LogHistogram histogram;
  Range range;
  for (const double count : counts) {
    if (count > 0) range.include(bin_of(count));
    histogram.zeros += count == 0 ? 1 : 0;
    histogram.missing += std::isnan(count) ? 1 : 0;
  }
  histogram.low = range.first / kBinsPerDecade;
  histogram.bins.resize(range.size());
  for (const double count : counts) {
    if (count > 0) ++histogram.bins[static_cast<std::size_t>(bin_of(count) - range.first)];
  }
  return histogram;
}

LogGrid grid(std::span<const double> x, std::span<const double> y) {
  LogGrid grid;
  Range x_range;
  Range y_range;
  for (std::size_t row = 0; row < x.size(); ++row) {
    if (!(x[row] > 0 && y[row] > 0)) continue;
    x_range.include(bin_of(x[row]));
    y_range.include(bin_of(y[row]));
  }
  grid.x_low = x_range.first / kBinsPerDecade;
  grid.y_low = y_range.first / kBinsPerDecade;
  grid.columns = x_range.size();
  grid.rows = y_range.size();
  grid.cells.resize(grid.columns * grid.rows);
  for (std::size_t row = 0; row < x.size(); ++row) {
    if (!(x[row] > 0 && y[row] > 0)) continue;
    const auto column = static_cast<std::size_t>(bin_of(x[row]) - x_range.first);
    const auto line = static_cast<std::size_t>(bin_of(y[row]) - y_range.first);
    ++grid.cells[line * grid.columns + column];
    ++grid.tracks;
  }
  return grid;
}

}  // namespace

Distributions take_distributions(const catalogue::Catalogue& catalogue) {
  const auto is_known = [](base::Date date) { return date.known(); };
  return {static_cast<std::size_t>(std::ranges::count_if(catalogue.release_date, is_known)),
          histogram(catalogue.streams), histogram(catalogue.views),
          grid(catalogue.views, catalogue.streams)};
}

Distributions take_distributions(const catalogue::Catalogue& catalogue,
                                 std::span<const std::uint32_t> rows) {
  std::vector<double> streams;
  std::vector<double> views;
  std::size_t dates = 0;
  for (const std::uint32_t row : rows) {
    streams.push_back(catalogue.streams[row]);
    views.push_back(catalogue.views[row]);
    dates += catalogue.release_date[row].known() ? 1 : 0;
  }
  return {dates, histogram(streams), histogram(views), grid(views, streams)};
}

}  // namespace crossfade::insight
