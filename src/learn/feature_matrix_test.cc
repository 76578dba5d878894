#include "learn/feature_matrix.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace crossfade::learn {
namespace {

TEST_CASE(
    "selected rows come in the order asked for, with repeats and missing "
    "values") {
  FeatureMatrix matrix(3, 2);
  for (std::size_t r = 0; r < 3; ++r) {
    matrix.column(0)[r] = static_cast<float>(r);
    matrix.column(1)[r] = static_cast<float>(10 * r);
  }
  matrix.column(1)[1] = std::numeric_limits<float>::quiet_NaN();
  const FeatureMatrix selected = matrix.select_rows(std::vector<std::size_t>{2, 0, 1, 2});
  REQUIRE(selected.rows() == 4);
  REQUIRE(selected.columns() == 2);
  CHECK(selected.column(0)[0] == 2);
  CHECK(selected.column(0)[1] == 0);
  CHECK(selected.column(1)[0] == 20);
  CHECK(std::isnan(selected.column(1)[2]));
  CHECK(selected.column(1)[3] == 20);
}

TEST_CASE("no rows selected keep the columns") {
  const FeatureMatrix selected = FeatureMatrix(3, 2).select_rows({});
  CHECK(selected.rows() == 0);
  CHECK(selected.columns() == 2);
}

}  // namespace
}  // namespace crossfade::learn
