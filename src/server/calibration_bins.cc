#include "server/calibration_bins.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "stats/clustered.h"

namespace crossfade::server {
namespace {

CalibrationBin bin_of(const score::HitTrial& trial, const std::vector<std::size_t>& rows) {
  const double count = static_cast<double>(rows.size());
  CalibrationBin bin;
  stats::RowInfluence share{.value = 0, .influence = {}, .n = rows.size()};
  std::vector<std::uint32_t> artist;
  for (const std::size_t row : rows) {
    bin.probability += trial.probability[row] / count;
    share.value += trial.is_hit[row] / count;
    artist.push_back(trial.artist[row]);
  }
  for (const std::size_t row : rows) share.influence.push_back(trial.is_hit[row] - share.value);
  bin.hits = stats::clustered_interval(share, artist);
  bin.hits.low = std::clamp(bin.hits.low, 0.0, 1.0);
  bin.hits.high = std::clamp(bin.hits.high, 0.0, 1.0);
  return bin;
}

}  // namespace

std::vector<CalibrationBin> calibration_bins(const score::HitTrial& trial) {
  const std::size_t rows = trial.probability.size();
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return trial.probability[row]; });
  const std::size_t count = std::min(kCalibrationBins, rows);
  std::vector<CalibrationBin> bins;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(rows * i / count);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(rows * (i + 1) / count);
    bins.push_back(bin_of(trial, {begin, end}));
  }
  return bins;
}

}  // namespace crossfade::server
