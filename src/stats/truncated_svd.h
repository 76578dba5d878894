#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stats/sparse_matrix.h"

namespace crossfade::stats {

struct SvdOptions {
  std::size_t components = 120;   ///< at most; fewer where the matrix has less rank
  std::size_t oversampling = 20;  ///< more sharpens the last components, at a price in proportion
  int power_iterations = 4;       ///< raise where singular values fall slowly (text does)
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same bytes
};

/// The leading singular values of a matrix, largest first, and their right vectors, one a column of
/// length 1. The entry of a vector that is largest in size (the first such) is positive.
struct TruncatedSvd {
  std::vector<double> singular_values;
  DenseMatrix right_vectors;  ///< columns of the matrix x components
};

/// By a random subspace and power iterations (Halko, Martinsson and Tropp 2011). Singular values
/// below a millionth of the largest are left out. Takes about (columns + 2 x rows) x (components +
/// oversampling) doubles of memory.
TruncatedSvd truncated_svd(const SparseMatrix& a, const SvdOptions& options);

}  // namespace crossfade::stats
