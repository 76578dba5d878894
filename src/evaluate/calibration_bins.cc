#include "evaluate/calibration_bins.h"

#include <algorithm>
#include <numeric>

#include "stats/clustered.h"

namespace crossfade::evaluate {
namespace {

struct Rows {
  std::span<const double> predicted;
  std::span<const double> truth;
  std::span<const std::uint32_t> artist;
};

CalibrationBin bin_of(const Rows& all, const std::vector<std::size_t>& rows) {
  const double count = static_cast<double>(rows.size());
  CalibrationBin bin;
  stats::RowInfluence mean{.value = 0, .influence = {}, .n = rows.size()};
  std::vector<std::uint32_t> artist;
  for (const std::size_t row : rows) {
    bin.predicted += all.predicted[row] / count;
    mean.value += all.truth[row] / count;
    artist.push_back(all.artist[row]);
  }
  for (const std::size_t row : rows) mean.influence.push_back(all.truth[row] - mean.value);
  bin.truth = stats::clustered_interval(mean, artist);
  const auto [least, most] = std::ranges::minmax(all.truth);
  bin.truth.low = std::clamp(bin.truth.low, least, most);
  bin.truth.high = std::clamp(bin.truth.high, least, most);
  return bin;
}

}  // namespace

std::vector<CalibrationBin> calibration_bins(std::span<const double> predicted,
                                             std::span<const double> truth,
                                             std::span<const std::uint32_t> artist) {
  const std::size_t rows = predicted.size();
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return predicted[row]; });
  const std::size_t count = std::min(kCalibrationBins, rows);
  std::vector<CalibrationBin> bins;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(rows * i / count);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(rows * (i + 1) / count);
    bins.push_back(bin_of({predicted, truth, artist}, {begin, end}));
  }
  return bins;
}

}  // namespace crossfade::evaluate
