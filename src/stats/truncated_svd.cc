// Randomised truncated singular value decomposition (Halko, Martinsson and Tropp 2011, algorithms
// 4.4 and 5.1).
//
// The matrix sends random vectors mostly towards its leading left singular vectors: the product
// with a few more Gaussian vectors than wanted spans nearly all that the leading components span.
// Multiplying by a' and a again (a power iteration) raises the ratios of the singular values to the
// third, fifth, ... power, so that what is unwanted fades; the basis is made orthonormal after each
// iteration, before rounding can drown the lesser directions. With the basis q at hand, a is nearly
// q q' a, and the small matrix (q' a) (q' a)' holds the squares of its singular values.
//
// Squares lose what is below 1e-8 of the largest; such components are left out long before.
#include "stats/truncated_svd.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/random.h"

namespace crossfade::stats {
namespace {

constexpr double kLeastRatio = 1e-6;

void make_largest_positive(std::span<double> vector) {
  const auto largest = std::max_element(
      vector.begin(), vector.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  if (*largest > 0) return;
  for (double& value : vector) value = -value;
}

// The wide matrix `tall_back` = a' q spans the row space; its own decomposition by the small
// matrix of its columns' products.
TruncatedSvd decompose(const DenseMatrix& tall_back, std::size_t components) {
  SymmetricEigen eigen = symmetric_eigen(gram(tall_back));
  TruncatedSvd result;
  const double largest = std::sqrt(std::max(0.0, eigen.values.front()));
  for (const double square : eigen.values) {
    const double value = std::sqrt(std::max(0.0, square));
    if (result.singular_values.size() == components || !(value > kLeastRatio * largest)) break;
    result.singular_values.push_back(value);
  }
  const std::size_t kept = result.singular_values.size();
  eigen.vectors.values.resize(eigen.vectors.rows * kept);
  eigen.vectors.columns = kept;
  result.right_vectors = product(tall_back, eigen.vectors);
  for (std::size_t c = 0; c < kept; ++c) {
    const std::span<double> vector = result.right_vectors.column(c);
    for (double& value : vector) value /= result.singular_values[c];
    make_largest_positive(vector);
  }
  return result;
}

}  // namespace

TruncatedSvd truncated_svd(const SparseMatrix& a, const SvdOptions& options) {
  CF_CHECK(options.power_iterations >= 0);
  const std::size_t width =
      std::min({options.components + options.oversampling, a.rows, a.columns});
  if (width == 0 || options.components == 0) return {{}, DenseMatrix(a.columns, 0)};
  const SparseMatrix back = transposed(a);

  DenseMatrix probes(a.columns, width);
  base::Random random(options.seed);
  for (double& value : probes.values) value = random.normal();
  DenseMatrix basis = orthonormal_basis(product(a, probes, options.threads));
  for (int i = 0; i < options.power_iterations; ++i) {
    const DenseMatrix returned = product(back, basis, options.threads);
    basis = orthonormal_basis(product(a, returned, options.threads));
  }
  return decompose(product(back, basis, options.threads), options.components);
}

}  // namespace crossfade::stats
