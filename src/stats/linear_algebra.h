#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace crossfade::stats {

/// rows x columns of doubles, column-major, all finite.
struct DenseMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;

  DenseMatrix() = default;
  DenseMatrix(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}
  std::span<double> column(std::size_t c) { return {values.data() + c * rows, rows}; }
  std::span<const double> column(std::size_t c) const { return {values.data() + c * rows, rows}; }
  double at(std::size_t r, std::size_t c) const { return values[c * rows + r]; }
};

// Everything here runs on the caller's thread; the bytes depend on the input alone.

/// a b, and a' a; the columns of `a` must be as many as the rows of `b`.
DenseMatrix product(const DenseMatrix& a, const DenseMatrix& b);
DenseMatrix gram(const DenseMatrix& a);

/// The x with a x = b for a symmetric positive definite `a` (Cholesky; its lower half is read).
/// Nothing where some column is, to 12 digits, a combination of those before it.
std::optional<std::vector<double>> solve_positive_definite(const DenseMatrix& a,
                                                           std::span<const double> b);

/// Eigenvalues of a symmetric matrix, largest first, and their vectors, one a column, of length 1.
struct SymmetricEigen {
  std::vector<double> values;
  DenseMatrix vectors;
};
/// Absolute error of a value about 1e-15 times the largest times the size. The lower half is read.
SymmetricEigen symmetric_eigen(const DenseMatrix& a);

/// As many orthonormal columns, spanning at least what those of `a` span (Householder 1958).
/// At least as many rows as columns.
DenseMatrix orthonormal_basis(const DenseMatrix& a);

}  // namespace crossfade::stats
