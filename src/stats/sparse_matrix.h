#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stats/linear_algebra.h"

namespace crossfade::stats {

/// rows x columns, compressed by rows: row r holds entries starts[r] to starts[r + 1] - 1, each a
/// column and its value; what is not listed is 0.
struct SparseMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::size_t> starts = {0};  ///< rows + 1
  std::vector<std::uint32_t> entry_columns;
  std::vector<float> values;
};

/// The same matrix by columns: entries of a row keep the order of the rows they came from.
SparseMatrix transposed(const SparseMatrix& a);

/// a b, summed in the order of the entries: the same bytes for any number of threads.
DenseMatrix product(const SparseMatrix& a, const DenseMatrix& b, int threads = 1);

}  // namespace crossfade::stats
