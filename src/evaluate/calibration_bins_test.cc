#include "evaluate/calibration_bins.h"

#include <doctest/doctest.h>

namespace crossfade::evaluate {
namespace {

TEST_CASE("bins of equal mass rise in probability and count the hits that came") {
  std::vector<double> probability;
  std::vector<double> is_hit;
  std::vector<std::uint32_t> artist;
  for (int i = 0; i < 300; ++i) {
    const int k = (i * 7) % 300;  // not in order
    probability.push_back(k / 300.0);
    is_hit.push_back(k >= 150 ? 1 : 0);
    artist.push_back(static_cast<std::uint32_t>(k));
  }
  const std::vector<CalibrationBin> bins = calibration_bins(probability, is_hit, artist);
  REQUIRE(bins.size() == kCalibrationBins);
  CHECK(bins.front().predicted == doctest::Approx(9.5 / 300));
  CHECK(bins.front().truth.value == 0);
  CHECK(bins.back().truth.value == doctest::Approx(1));
  CHECK(bins[7].truth.value == doctest::Approx(0.5));
  CHECK(bins[7].truth.low < 0.5);
  CHECK(bins[7].truth.low >= 0);
  CHECK(bins[7].truth.high <= 1);
  for (const CalibrationBin& bin : bins) CHECK(bin.truth.n == 20);
}

TEST_CASE("without rows there are no bins, and with few no more than rows") {
  CHECK(calibration_bins({}, {}, {}).empty());
  const std::vector<double> predicted{0.1, 0.2};
  const std::vector<double> truth{0, 1};
  const std::vector<std::uint32_t> artist{0, 1};
  CHECK(calibration_bins(predicted, truth, artist).size() == 2);
}

}  // namespace
}  // namespace crossfade::evaluate
