// The gain of all boundaries of a column is one loop without a branch, which the compiler makes as
// wide as the processor's registers; every gain is made of single IEEE operations in one order,
// never fused, so that the width changes no bit. Sums before it are of integers.
#include "learn/split_search.h"

#include <algorithm>

namespace crossfade::learn {
namespace {

constexpr std::size_t kMostBins = 255;

// Sums left of each boundary, and what the right side is taken from.
struct Boundaries {
  alignas(64) double first[kMostBins + 1];
  alignas(64) double second[kMostBins + 1];
  alignas(64) double count[kMostBins + 1];
  alignas(64) double gain[kMostBins + 1];
  double total_first;
  double total_second;
  double total_count;
  double min_rows;
  double l2;
};

__attribute__((always_inline)) inline void weigh_all(Boundaries& b, std::size_t boundaries) {
  for (std::size_t i = 0; i < boundaries; ++i) {
    const double right_first = b.total_first - b.first[i];
    const double right_second = b.total_second - b.second[i];
    const double right_count = b.total_count - b.count[i];
    const double gain = b.first[i] * b.first[i] / (b.second[i] + b.l2) +
                        right_first * right_first / (right_second + b.l2);
    const bool holds = (b.count[i] >= b.min_rows) & (right_count >= b.min_rows);
    b.gain[i] = holds ? gain : -1.0;
  }
}

void weigh_portable(Boundaries& b, std::size_t boundaries) { weigh_all(b, boundaries); }

#if defined(__x86_64__)
__attribute__((target("avx2"))) void weigh_avx2(Boundaries& b, std::size_t boundaries) {
  weigh_all(b, boundaries);
}
__attribute__((target("avx512f,avx512dq,avx512vl,prefer-vector-width=512"))) void weigh_avx512(
    Boundaries& b, std::size_t boundaries) {
  weigh_all(b, boundaries);
}
#endif

using Weigh = void (*)(Boundaries&, std::size_t);

Weigh widest_weigh() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    return weigh_avx512;
  }
  if (__builtin_cpu_supports("avx2")) return weigh_avx2;
#endif
  return weigh_portable;
}

// Fills the sums left of the boundary behind each bin, `left` being what goes left before the
// first.
void add_up(const ColumnCells& cells, SplitSums left, const SplitRules& rules, Boundaries& b) {
  for (std::size_t bin = 0; bin < cells.bins; ++bin) {
    left.packed += cells.packed[bin];
    if (cells.second != nullptr) left.second += cells.second[bin];
    b.first[bin] = static_cast<double>(left.first()) * rules.first_unit;
    b.count[bin] = static_cast<double>(left.count());
    b.second[bin] = cells.second != nullptr ? static_cast<double>(left.second) * rules.second_unit
                                            : b.count[bin];
  }
}

}  // namespace

void search_column(const ColumnCells& cells, const SplitSums& total, const SplitRules& rules,
                   std::size_t column, SplitChoice& best) {
  static const Weigh weigh = widest_weigh();
  Boundaries b;
  b.total_first = static_cast<double>(total.first()) * rules.first_unit;
  b.total_count = static_cast<double>(total.count());
  b.total_second = cells.second != nullptr ? static_cast<double>(total.second) * rules.second_unit
                                           : b.total_count;
  b.min_rows = static_cast<double>(rules.min_rows);
  b.l2 = rules.l2;
  const double unsplit = b.total_first * b.total_first / (b.total_second + b.l2);
  const auto pass = [&](const SplitSums& before, bool missing_left) {
    add_up(cells, before, rules, b);
    weigh(b, cells.bins);
    const double* top = std::max_element(b.gain, b.gain + cells.bins);
    if (top == b.gain + cells.bins || !(*top - unsplit > best.gain)) return;
    best = {*top - unsplit, column, static_cast<std::size_t>(top - b.gain), missing_left};
  };
  pass({}, false);
  const std::int64_t missing = cells.packed[cells.bins];
  if (missing == 0) return;
  pass({missing, cells.second != nullptr ? cells.second[cells.bins] : 0}, true);
}

}  // namespace crossfade::learn
