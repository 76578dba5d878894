#include "stats/truncated_svd.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/random.h"

namespace crossfade::stats {
namespace {

// A matrix of which about a fifth is filled, its rows leaning towards a few patterns.
SparseMatrix random_sparse(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  base::Random random(seed);
  SparseMatrix matrix;
  matrix.rows = rows;
  matrix.columns = columns;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (random.uniform() > ((r + c) % 7 == 0 ? .6 : .1)) continue;
      matrix.entry_columns.push_back(static_cast<std::uint32_t>(c));
      matrix.values.push_back(static_cast<float>(random.normal() + (c % 3 == 0 ? 2 : 0)));
    }
    matrix.starts.push_back(matrix.values.size());
  }
  return matrix;
}

DenseMatrix dense(const SparseMatrix& a) {
  DenseMatrix result(a.rows, a.columns);
  for (std::size_t r = 0; r < a.rows; ++r) {
    for (std::size_t i = a.starts[r]; i < a.starts[r + 1]; ++i) {
      result.column(a.entry_columns[i])[r] += a.values[i];
    }
  }
  return result;
}

TEST_CASE("a sparse product agrees with the dense one, on any number of threads") {
  const SparseMatrix a = random_sparse(50, 40, 1);
  DenseMatrix b(40, 37);
  base::Random random(2);
  for (double& value : b.values) value = random.normal();
  const DenseMatrix one = product(a, b);
  const DenseMatrix naive = product(dense(a), b);
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    CHECK(one.values[i] == doctest::Approx(naive.values[i]).epsilon(1e-12));
  }
  CHECK(product(a, b, 3).values == one.values);
}

TEST_CASE("transposing turns rows into columns, and twice changes nothing") {
  const SparseMatrix a = random_sparse(30, 20, 3);
  const SparseMatrix back = transposed(a);
  const DenseMatrix original = dense(a);
  const DenseMatrix turned = dense(back);
  REQUIRE(turned.rows == 20);
  for (std::size_t r = 0; r < 30; ++r) {
    for (std::size_t c = 0; c < 20; ++c) CHECK(turned.at(c, r) == original.at(r, c));
  }
  const SparseMatrix again = transposed(back);
  CHECK(again.starts == a.starts);
  CHECK(again.entry_columns == a.entry_columns);
  CHECK(again.values == a.values);
}

TEST_CASE("the leading singular values and vectors agree with a dense decomposition") {
  const SparseMatrix a = random_sparse(90, 60, 4);
  const SymmetricEigen whole = symmetric_eigen(gram(dense(a)));
  SvdOptions options;
  options.components = 12;
  options.power_iterations = 12;
  const TruncatedSvd svd = truncated_svd(a, options);
  REQUIRE(svd.singular_values.size() == 12);
  for (std::size_t c = 0; c < 12; ++c) {
    CHECK(svd.singular_values[c] == doctest::Approx(std::sqrt(whole.values[c])).epsilon(1e-6));
    const auto ours = svd.right_vectors.column(c);
    const auto theirs = whole.vectors.column(c);
    double cosine = 0;
    double most = 0;
    for (std::size_t i = 0; i < 60; ++i) {
      cosine += ours[i] * theirs[i];
      if (std::abs(ours[i]) > std::abs(most)) most = ours[i];
    }
    CHECK(std::abs(cosine) == doctest::Approx(1).epsilon(1e-5));
    CHECK(most > 0);
  }
}

TEST_CASE("a few power iterations lose little of what the best components hold") {
  const SparseMatrix a = random_sparse(300, 200, 5);
  const SymmetricEigen whole = symmetric_eigen(gram(dense(a)));
  SvdOptions options;
  options.components = 30;
  double best = 0;
  for (std::size_t c = 0; c < 30; ++c) best += whole.values[c];
  double held = 0;
  for (const double value : truncated_svd(a, options).singular_values) held += value * value;
  CHECK(held > .995 * best);
  CHECK(held < 1.0000001 * best);
}

TEST_CASE("the decomposition has the same bytes on any number of threads, and a seed of its own") {
  const SparseMatrix a = random_sparse(80, 50, 6);
  SvdOptions options;
  options.components = 20;
  const TruncatedSvd one = truncated_svd(a, options);
  options.threads = 3;
  const TruncatedSvd three = truncated_svd(a, options);
  CHECK(three.singular_values == one.singular_values);
  CHECK(three.right_vectors.values == one.right_vectors.values);
  options.seed = 2;
  CHECK(truncated_svd(a, options).right_vectors.values != one.right_vectors.values);
}

TEST_CASE("a matrix of low rank has as many components as it has rank") {
  SparseMatrix a;
  a.rows = 40;
  a.columns = 30;
  for (std::uint32_t r = 0; r < 40; ++r) {
    for (std::uint32_t c = r % 2; c < 30; c += 2) {  // two patterns, on other columns
      a.entry_columns.push_back(c);
      a.values.push_back(static_cast<float>(1 + r));
    }
    a.starts.push_back(a.values.size());
  }
  CHECK(truncated_svd(a, {}).singular_values.size() == 2);
}

TEST_CASE("an empty matrix, or one of zeros, has no components") {
  SparseMatrix zeros;
  zeros.rows = 3;
  zeros.columns = 4;
  zeros.starts.assign(4, 0);
  CHECK(truncated_svd(zeros, {}).singular_values.empty());
  CHECK(truncated_svd(zeros, {}).right_vectors.rows == 4);
  CHECK(truncated_svd(SparseMatrix(), {}).singular_values.empty());
}

}  // namespace
}  // namespace crossfade::stats
