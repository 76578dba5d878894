#include "stats/group_lift.h"

#include <array>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "stats/group_sums.h"

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Rows and sum of values of the part, then of the others.
enum Sum : std::size_t { kRows, kTotal, kOtherRows, kOtherTotal, kSums };

GroupSums sums_of(const PartedRows& rows) {
  CF_CHECK(rows.in_part.size() == rows.value.size() && rows.group.size() == rows.value.size());
  GroupSums sums(rows.group, kSums);
  for (std::size_t i = 0; i < rows.value.size(); ++i) {
    if (std::isnan(rows.value[i])) continue;
    std::array<double, kSums> terms{};
    terms[rows.in_part[i] != 0 ? kRows : kOtherRows] = 1;
    terms[rows.in_part[i] != 0 ? kTotal : kOtherTotal] = rows.value[i];
    sums.add(i, terms);
  }
  return sums;
}

double lift_of(std::span<const double> sums, Scale scale) {
  if (!(sums[kRows] > 0) || !(sums[kOtherRows] > 0)) return kNaN;
  const double mean = sums[kTotal] / sums[kRows];
  const double others = sums[kOtherTotal] / sums[kOtherRows];
  if (scale == Scale::kLogarithmic) return std::expm1(mean - others);
  return others > 0 ? mean / others - 1 : kNaN;
}

}  // namespace

Estimate lift(const PartedRows& rows, Scale scale, const BootstrapOptions& options) {
  const auto statistic = [scale](std::span<const double> totals, std::span<double> figures) {
    figures[0] = lift_of(totals, scale);
  };
  return sums_of(rows).estimate(1, statistic, options).front();
}

double clustered_z(const PartedRows& rows) {
  const GroupSums sums = sums_of(rows);
  std::array<double, kSums> total{};
  for (std::size_t group = 0; group < sums.group_count(); ++group) {
    for (std::size_t k = 0; k < kSums; ++k) total[k] += sums.of(group)[k];
  }
  const double mean = total[kTotal] / total[kRows];
  const double others = total[kOtherTotal] / total[kOtherRows];
  double squares = 0;
  for (std::size_t group = 0; group < sums.group_count(); ++group) {
    const std::span<const double> s = sums.of(group);
    const double influence = (s[kTotal] - mean * s[kRows]) / total[kRows] -
                             (s[kOtherTotal] - others * s[kOtherRows]) / total[kOtherRows];
    squares += influence * influence;
  }
  const auto groups = static_cast<double>(sums.group_count());
  const double error = std::sqrt(squares * groups / (groups - 1));
  return error > 0 ? (mean - others) / error : kNaN;
}

}  // namespace crossfade::stats
