#include "learn/cholesky.h"

#include <cmath>

#include "base/check.h"

namespace crossfade::learn {

void factor_in_place(std::span<double> matrix, std::size_t n) {
  CF_CHECK(matrix.size() >= n * n);
  for (std::size_t i = 0; i < n; ++i) {
    double* row = matrix.data() + i * n;
    for (std::size_t j = 0; j <= i; ++j) {
      const double* other = matrix.data() + j * n;
      double rest = row[j];
      for (std::size_t k = 0; k < j; ++k) rest -= row[k] * other[k];
      if (i == j) {
        CF_CHECK(rest > 0);
        row[j] = std::sqrt(rest);
      } else {
        row[j] = rest / other[j];
      }
    }
  }
}

void solve_lower(std::span<const double> factor, std::size_t n, std::span<double> x) {
  for (std::size_t i = 0; i < n; ++i) {
    double rest = x[i];
    for (std::size_t k = 0; k < i; ++k) rest -= factor[i * n + k] * x[k];
    x[i] = rest / factor[i * n + i];
  }
}

void solve_upper(std::span<const double> factor, std::size_t n, std::span<double> x) {
  for (std::size_t i = n; i-- > 0;) {
    x[i] /= factor[i * n + i];
    for (std::size_t k = 0; k < i; ++k) x[k] -= factor[i * n + k] * x[i];
  }
}

void invert_factored(std::span<double> factor, std::size_t n, std::span<double> inverse) {
  // First M = L^-1 in place of L: row by row, each needs only the rows of M above it.
  for (std::size_t i = 0; i < n; ++i) {
    double* row = factor.data() + i * n;
    const double diagonal = 1 / row[i];
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t k = j; k < i; ++k) sum += row[k] * factor[k * n + j];
      row[j] = -diagonal * sum;
    }
    row[i] = diagonal;
  }
  // Then the inverse is M' M.
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0;
      for (std::size_t k = i; k < n; ++k) sum += factor[k * n + i] * factor[k * n + j];
      inverse[i * n + j] = sum;
    }
  }
}

}  // namespace crossfade::learn
