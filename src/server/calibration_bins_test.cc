#include "server/calibration_bins.h"

#include <doctest/doctest.h>

namespace crossfade::server {
namespace {

TEST_CASE("bins of equal mass rise in probability and count the hits that came") {
  score::HitTrial trial;
  for (int i = 0; i < 300; ++i) {
    const int k = (i * 7) % 300;  // not in order
    trial.probability.push_back(k / 300.0);
    trial.is_hit.push_back(k >= 150 ? 1 : 0);
    trial.artist.push_back(static_cast<std::uint32_t>(k));
  }
  const std::vector<CalibrationBin> bins = calibration_bins(trial);
  REQUIRE(bins.size() == kCalibrationBins);
  CHECK(bins.front().probability == doctest::Approx(9.5 / 300));
  CHECK(bins.front().hits.value == 0);
  CHECK(bins.back().hits.value == doctest::Approx(1));
  CHECK(bins[7].hits.value == doctest::Approx(0.5));
  CHECK(bins[7].hits.low < 0.5);
  CHECK(bins[7].hits.low >= 0);
  CHECK(bins[7].hits.high <= 1);
  for (const CalibrationBin& bin : bins) CHECK(bin.hits.n == 20);
}

TEST_CASE("without rows there are no bins, and with few no more than rows") {
  CHECK(calibration_bins({}).empty());
  CHECK(calibration_bins({{0.1, 0.2}, {0, 1}, {0, 1}}).size() == 2);
}

}  // namespace
}  // namespace crossfade::server
