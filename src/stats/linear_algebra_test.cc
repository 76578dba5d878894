#include "stats/linear_algebra.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace crossfade::stats {
namespace {

DenseMatrix random_matrix(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  DenseMatrix matrix(rows, columns);
  base::Random random(seed);
  for (double& value : matrix.values) value = random.normal();
  return matrix;
}

DenseMatrix transposed(const DenseMatrix& a) {
  DenseMatrix result(a.columns, a.rows);
  for (std::size_t r = 0; r < a.rows; ++r) {
    for (std::size_t c = 0; c < a.columns; ++c) result.column(r)[c] = a.at(r, c);
  }
  return result;
}

DenseMatrix naive_product(const DenseMatrix& a, const DenseMatrix& b) {
  DenseMatrix result(a.rows, b.columns);
  for (std::size_t r = 0; r < a.rows; ++r) {
    for (std::size_t c = 0; c < b.columns; ++c) {
      for (std::size_t i = 0; i < a.columns; ++i) result.column(c)[r] += a.at(r, i) * b.at(i, c);
    }
  }
  return result;
}

double largest_difference(const DenseMatrix& a, const DenseMatrix& b) {
  REQUIRE(a.rows == b.rows);
  REQUIRE(a.columns == b.columns);
  double largest = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    largest = std::max(largest, std::abs(a.values[i] - b.values[i]));
  }
  return largest;
}

DenseMatrix identity(std::size_t size) {
  DenseMatrix result(size, size);
  for (std::size_t i = 0; i < size; ++i) result.column(i)[i] = 1;
  return result;
}

TEST_CASE("products agree with sums written out") {
  const DenseMatrix a = random_matrix(300, 37, 1);
  const DenseMatrix b = random_matrix(37, 5, 2);
  CHECK(largest_difference(product(a, b), naive_product(a, b)) < 1e-12);
  CHECK(largest_difference(gram(a), naive_product(transposed(a), a)) < 1e-11);
}

TEST_CASE("matrices without rows or columns are multiplied without touching memory") {
  CHECK(gram(DenseMatrix(0, 3)).values == std::vector<double>(9));
  CHECK(gram(DenseMatrix(3, 0)).values.empty());
  CHECK(product(DenseMatrix(2, 0), DenseMatrix(0, 2)).values == std::vector<double>(4));
  CHECK(product(DenseMatrix(2, 3), DenseMatrix(3, 0)).values.empty());
  CHECK(symmetric_eigen(DenseMatrix()).values.empty());
  CHECK(orthonormal_basis(DenseMatrix(3, 0)).values.empty());
  CHECK(solve_positive_definite(DenseMatrix(), {})->empty());
}

TEST_CASE("a positive definite system is solved") {
  const DenseMatrix a = gram(random_matrix(60, 20, 3));
  const DenseMatrix x = random_matrix(20, 1, 4);
  const auto solution = solve_positive_definite(a, naive_product(a, x).values);
  REQUIRE(solution);
  for (std::size_t i = 0; i < 20; ++i) CHECK((*solution)[i] == doctest::Approx(x.values[i]));
}

TEST_CASE("a system with a repeated, an empty or a negative column has no solution") {
  DenseMatrix a = random_matrix(60, 4, 5);
  std::copy(a.column(0).begin(), a.column(0).end(), a.column(3).begin());
  CHECK_FALSE(solve_positive_definite(gram(a), std::vector<double>(4, 1)));
  std::fill(a.column(3).begin(), a.column(3).end(), 0);
  CHECK_FALSE(solve_positive_definite(gram(a), std::vector<double>(4, 1)));
  DenseMatrix negative = identity(2);
  negative.values[0] = -1;
  CHECK_FALSE(solve_positive_definite(negative, std::vector<double>(2, 1)));
}

TEST_CASE("eigenvectors give the matrix back, largest value first") {
  const DenseMatrix a = gram(random_matrix(40, 25, 6));
  const SymmetricEigen eigen = symmetric_eigen(a);
  CHECK(std::is_sorted(eigen.values.rbegin(), eigen.values.rend()));
  DenseMatrix scaled = eigen.vectors;
  for (std::size_t c = 0; c < 25; ++c) {
    for (double& value : scaled.column(c)) value *= eigen.values[c];
  }
  CHECK(largest_difference(naive_product(scaled, transposed(eigen.vectors)), a) < 1e-11);
  CHECK(largest_difference(gram(eigen.vectors), identity(25)) < 1e-13);
}

TEST_CASE("an orthonormal basis spans the columns, repeated ones too") {
  DenseMatrix a = random_matrix(120, 60, 7);
  std::copy(a.column(0).begin(), a.column(0).end(), a.column(30).begin());
  const DenseMatrix basis = orthonormal_basis(a);
  CHECK(largest_difference(gram(basis), identity(60)) < 1e-13);
  const DenseMatrix projected = naive_product(basis, naive_product(transposed(basis), a));
  CHECK(largest_difference(projected, a) < 1e-12);
}

}  // namespace
}  // namespace crossfade::stats
