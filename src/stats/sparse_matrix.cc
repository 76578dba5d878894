// Sparse times dense.
//
// The entries of a row ask for rows of `b` all over memory. So `b` is taken sixteen columns at a
// time, copied row-major: an entry then touches two cache lines, the whole panel (2.5 MB for 20,000
// rows) stays near, and a row's sixteen sums stay in registers.
#include "stats/sparse_matrix.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"

namespace crossfade::stats {
namespace {

constexpr std::size_t kPanel = 16;

// Columns `first` to `first` + kPanel - 1 of `b`, row-major; columns beyond the last are 0.
std::vector<double> copy_panel(const DenseMatrix& b, std::size_t first) {
  std::vector<double> panel(b.rows * kPanel);
  const std::size_t width = std::min(kPanel, b.columns - first);
  for (std::size_t c = 0; c < width; ++c) {
    const auto column = b.column(first + c);
    for (std::size_t r = 0; r < b.rows; ++r) panel[r * kPanel + c] = column[r];
  }
  return panel;
}

}  // namespace

SparseMatrix transposed(const SparseMatrix& a) {
  SparseMatrix result;
  result.rows = a.columns;
  result.columns = a.rows;
  result.starts.assign(a.columns + 1, 0);
  result.entry_columns.resize(a.values.size());
  result.values.resize(a.values.size());
  for (const std::uint32_t column : a.entry_columns) ++result.starts[column + 1];
  for (std::size_t c = 0; c < a.columns; ++c) result.starts[c + 1] += result.starts[c];
  std::vector<std::size_t> next(result.starts.begin(), result.starts.end() - 1);
  for (std::size_t r = 0; r < a.rows; ++r) {
    for (std::size_t i = a.starts[r]; i < a.starts[r + 1]; ++i) {
      const std::size_t place = next[a.entry_columns[i]]++;
      result.entry_columns[place] = static_cast<std::uint32_t>(r);
      result.values[place] = a.values[i];
    }
  }
  return result;
}

DenseMatrix product(const SparseMatrix& a, const DenseMatrix& b, int threads) {
  CF_CHECK(a.columns == b.rows && a.starts.size() == a.rows + 1);
  DenseMatrix result(a.rows, b.columns);
  const std::size_t panels = (b.columns + kPanel - 1) / kPanel;
  base::parallel_for(panels, threads, [&](std::size_t p) {
    const std::size_t first = p * kPanel;
    const std::size_t width = std::min(kPanel, b.columns - first);
    const std::vector<double> panel = copy_panel(b, first);
    for (std::size_t r = 0; r < a.rows; ++r) {
      double sums[kPanel] = {};
      for (std::size_t i = a.starts[r]; i < a.starts[r + 1]; ++i) {
        const double value = a.values[i];
        const double* from = panel.data() + a.entry_columns[i] * kPanel;
        for (std::size_t c = 0; c < kPanel; ++c) sums[c] += value * from[c];
      }
      for (std::size_t c = 0; c < width; ++c) result.column(first + c)[r] = sums[c];
    }
  });
  return result;
}

}  // namespace crossfade::stats
