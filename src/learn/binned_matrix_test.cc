#include "learn/binned_matrix.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/random.h"

namespace crossfade::learn {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

TEST_CASE("few distinct values each get a bin, and missing ones their own") {
  FeatureMatrix features(6, 1);
  const std::vector<float> values = {5, -1, kNan, 5, 0, -0.f};
  std::copy(values.begin(), values.end(), features.column(0).begin());
  const BinnedMatrix binned(features, 1);
  CHECK(binned.column(0)[0] == 2);
  CHECK(binned.column(0)[1] == 0);
  CHECK(binned.column(0)[2] == BinnedMatrix::kMissing);
  CHECK(binned.column(0)[3] == 2);
  CHECK(binned.column(0)[4] == 1);
  CHECK(binned.column(0)[5] == 1);  // minus zero is zero
  CHECK(binned.threshold(0, 0, 1) == -.5f);
  CHECK(binned.threshold(0, 0, 2) == 2);
  CHECK(binned.threshold(0, 2, BinnedMatrix::kMissing) == std::numeric_limits<float>::infinity());
}

TEST_CASE("many distinct values share bins of about the same number of rows") {
  constexpr std::size_t kRows = 20000;
  FeatureMatrix features(kRows, 1);
  base::Random random(1);
  for (float& value : features.column(0)) value = static_cast<float>(std::exp(4 * random.normal()));
  const BinnedMatrix binned(features, 2);
  std::vector<std::size_t> counts(BinnedMatrix::kBins);
  for (std::size_t r = 0; r < kRows; ++r) ++counts[binned.column(0)[r]];
  CHECK(counts[BinnedMatrix::kMissing] == 0);
  for (std::size_t bin = 0; bin < BinnedMatrix::kMissing; ++bin) {
    CHECK(counts[bin] >= 70);
    CHECK(counts[bin] <= 90);
  }
}

TEST_CASE("fewer bins hold more rows each, and few distinct values still stand apart") {
  FeatureMatrix features(1000, 2);
  for (std::size_t r = 0; r < 1000; ++r) {
    features.column(0)[r] = static_cast<float>(r);
    features.column(1)[r] = static_cast<float>(r % 10);
  }
  const BinnedMatrix binned(features, 1, 10);
  CHECK(binned.bin_count(0) == 10);
  CHECK(binned.bin_count(1) == 10);
  for (std::size_t r = 0; r < 1000; ++r) {
    CHECK(binned.column(0)[r] == r / 100);
    CHECK(binned.column(1)[r] == r % 10);
  }
}

TEST_CASE("a value that most rows share does not starve the other bins") {
  constexpr std::size_t kRows = 10000;
  FeatureMatrix features(kRows, 1);
  base::Random random(2);
  for (std::size_t r = 0; r < kRows; ++r) {
    features.column(0)[r] = r % 10 == 0 ? static_cast<float>(random.uniform()) + 1 : 0;
  }
  const BinnedMatrix binned(features, 1);
  CHECK(binned.column(0)[1] == 0);
  std::size_t most = 0;
  for (std::size_t r = 0; r < kRows; ++r) most = std::max<std::size_t>(most, binned.column(0)[r]);
  CHECK(most > 240);
}

TEST_CASE("thresholds separate neighbouring floats and the extremes") {
  const float one = 1;
  const float next = std::nextafter(one, 2.f);
  const float most = std::numeric_limits<float>::max();
  const float infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> values = {-infinity, -most, one, next, most, infinity};
  FeatureMatrix features(values.size(), 1);
  std::copy(values.begin(), values.end(), features.column(0).begin());
  const BinnedMatrix binned(features, 1);
  for (std::size_t left = 0; left + 1 < values.size(); ++left) {
    for (std::size_t right = left + 1; right < values.size(); ++right) {
      const float threshold =
          binned.threshold(0, static_cast<std::uint8_t>(left), static_cast<std::uint8_t>(right));
      CHECK(values[left] <= threshold);
      CHECK(values[right] > threshold);
    }
  }
}

}  // namespace
}  // namespace crossfade::learn
