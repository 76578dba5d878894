#include "learn/cholesky.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/random.h"

namespace crossfade::learn {
namespace {

// A A' + n on the diagonal.
std::vector<double> random_covariance(std::size_t n, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<double> a(n * n);
  for (double& cell : a) cell = random.normal();
  std::vector<double> matrix(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) matrix[i * n + j] += a[i * n + k] * a[j * n + k];
    }
    matrix[i * n + i] += static_cast<double>(n);
  }
  return matrix;
}

TEST_CASE("a factor times its transpose is the matrix again") {
  for (const std::size_t n : {1, 2, 7, 30}) {
    const std::vector<double> matrix = random_covariance(n, n);
    std::vector<double> factor = matrix;
    factor_in_place(factor, n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = 0;
        for (std::size_t k = 0; k <= j; ++k) sum += factor[i * n + k] * factor[j * n + k];
        CHECK(sum == doctest::Approx(matrix[i * n + j]).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("both solutions one after the other solve for the matrix, and so does the inverse") {
  const std::size_t n = 12;
  const std::vector<double> matrix = random_covariance(n, 5);
  std::vector<double> factor = matrix;
  factor_in_place(factor, n);
  std::vector<double> x(n, 1.0);
  solve_lower(factor, n, x);
  solve_upper(factor, n, x);
  std::vector<double> inverse(n * n);
  invert_factored(factor, n, inverse);
  for (std::size_t i = 0; i < n; ++i) {
    double back = 0;
    double solved = 0;
    for (std::size_t k = 0; k < n; ++k) {
      back += matrix[i * n + k] * x[k];
      solved += k <= i ? inverse[i * n + k] : inverse[k * n + i];
    }
    CHECK(back == doctest::Approx(1).epsilon(1e-12));
    CHECK(solved == doctest::Approx(x[i]).epsilon(1e-12));
  }
}

}  // namespace
}  // namespace crossfade::learn
