// Dense linear algebra: the only file that sees Eigen.
//
// Eigen cuts a product into blocks by the sizes of the processor's caches, and the blocks decide in
// which order numbers are summed. The sizes are therefore set once to those of a plain machine, so
// that processors with other caches give the same bytes.
#include "stats/linear_algebra.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>

#include "base/check.h"

namespace crossfade::stats {
namespace {

// What is left of a column's square, below which it counts as a combination of others.
constexpr double kLeastPivot = 1e-12;

using Constant = Eigen::Map<const Eigen::MatrixXd>;
using Mutable = Eigen::Map<Eigen::MatrixXd>;

void fix_block_sizes() {
  [[maybe_unused]] static const bool done = [] {
    Eigen::setCpuCacheSizes(32 << 10, 1 << 20, 8 << 20);
    return true;
  }();
}

Constant view(const DenseMatrix& a) {
  return {a.values.data(), static_cast<Eigen::Index>(a.rows), static_cast<Eigen::Index>(a.columns)};
}

Mutable view(DenseMatrix& a) {
  return {a.values.data(), static_cast<Eigen::Index>(a.rows), static_cast<Eigen::Index>(a.columns)};
}

}  // namespace

DenseMatrix product(const DenseMatrix& a, const DenseMatrix& b) {
  CF_CHECK(a.columns == b.rows);
  fix_block_sizes();
  DenseMatrix result(a.rows, b.columns);
  if (a.values.empty() || b.values.empty()) return result;
  view(result).noalias() = view(a) * view(b);
  return result;
}

DenseMatrix gram(const DenseMatrix& a) {
  fix_block_sizes();
  DenseMatrix result(a.columns, a.columns);
  if (a.values.empty()) return result;
  Mutable full = view(result);
  full.selfadjointView<Eigen::Lower>().rankUpdate(view(a).transpose());
  full.triangularView<Eigen::StrictlyUpper>() = full.transpose();
  return result;
}

std::optional<std::vector<double>> solve_positive_definite(const DenseMatrix& a,
                                                           std::span<const double> b) {
  CF_CHECK(a.rows == a.columns && a.rows == b.size());
  std::vector<double> x(b.begin(), b.end());
  if (a.rows == 0) return x;
  fix_block_sizes();
  const Eigen::LLT<Eigen::MatrixXd> factor(view(a));
  if (factor.info() != Eigen::Success) return std::nullopt;
  for (std::size_t i = 0; i < a.rows; ++i) {
    const double pivot =
        factor.matrixLLT()(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
    if (!(pivot * pivot > kLeastPivot * a.at(i, i))) return std::nullopt;
  }
  Eigen::Map<Eigen::VectorXd> solution(x.data(), static_cast<Eigen::Index>(x.size()));
  factor.solveInPlace(solution);
  return x;
}

SymmetricEigen symmetric_eigen(const DenseMatrix& a) {
  CF_CHECK(a.rows == a.columns);
  SymmetricEigen result{{}, DenseMatrix(a.rows, a.rows)};
  if (a.rows == 0) return result;
  fix_block_sizes();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(view(a));
  CF_CHECK(solver.info() == Eigen::Success);
  result.values.assign(solver.eigenvalues().begin(), solver.eigenvalues().end());
  std::reverse(result.values.begin(), result.values.end());
  view(result.vectors) = solver.eigenvectors().rowwise().reverse();
  return result;
}

DenseMatrix orthonormal_basis(const DenseMatrix& a) {
  CF_CHECK(a.rows >= a.columns);
  fix_block_sizes();
  DenseMatrix basis(a.rows, a.columns);
  if (a.columns == 0) return basis;
  Eigen::HouseholderQR<Eigen::MatrixXd> factor(view(a));
  Mutable columns = view(basis);
  columns.setIdentity();
  columns.applyOnTheLeft(factor.householderQ());
  return basis;
}

}  // namespace crossfade::stats
