// Conformal bands from residuals divided by their modelled size.
//
// If a new row is like the judged ones, its scaled residual is equally likely to fall anywhere
// among their n scaled residuals put in order: at or below the k-th smallest with probability at
// least k / (n + 1). So ends at the k-th smallest and k-th largest, k = floor((n + 1) (1 -
// coverage) / 2), miss at most (1 - coverage) / 2 on either side, whatever the distribution and
// however poor the scale. A good scale does not change how many rows are covered but which: bands
// are wide where errors are large, narrow elsewhere, and the promise is kept within both.
//
// The proof asks for residuals of one model that saw none of the rows; here each fold has a model
// of its own, and what predicts new rows was fitted on all. Bands of this kind may miss up to twice
// as often in the worst case (Barber, Candes, Ramdas and Tibshirani 2021); with stable learners
// they do not, which is for check_band() to show. That judge is not quite innocent either: the
// other folds' residuals come from models that were trained on the judged fold too. Against
// quantiles of thousands of rows this is negligible.
#include "evaluate/scaled_band.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/check.h"

namespace crossfade::evaluate {
namespace {

// A row that shapes and judges bands.
struct ScaledResidual {
  double residual = 0;  // divided by the scale
  double scale = 1;
  int fold = 0;
  std::uint32_t group = 0;
  // Filled by judge_folds().
  bool is_inside = false;
  double width = 0;  // of this row's band, the target's unit
};

double scale_at(const BandRows& rows, std::size_t i) {
  return rows.scale.empty() ? 1.0 : rows.scale[i];
}

// NaN where a part is missing.
double scaled_residual(const BandRows& rows, std::size_t i) {
  CF_CHECK(!(scale_at(rows, i) <= 0));
  return (rows.truth[i] - rows.prediction[i]) / scale_at(rows, i);
}

void check_lengths(const BandRows& rows) {
  CF_CHECK(rows.truth.size() == rows.prediction.size());
  CF_CHECK(rows.scale.empty() || rows.scale.size() == rows.truth.size());
}

ResidualBand band_of(std::vector<double> residuals, double coverage) {
  CF_CHECK(coverage > 0 && coverage < 1);
  const double count = static_cast<double>(residuals.size()) + 1;
  // (1 - 0.9) / 2 lies below 0.05 by a rounding, which must not cost a rank.
  const auto rank = static_cast<std::size_t>(std::floor(count * (1 - coverage) / 2 + 1e-9));
  if (rank == 0) return {};
  std::ranges::sort(residuals);
  return {.low = residuals[rank - 1], .high = residuals[residuals.size() - rank]};
}

void judge_folds(std::vector<ScaledResidual>& rows, int folds, double coverage) {
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<double> others;
    for (const ScaledResidual& row : rows) {
      if (row.fold != fold) others.push_back(row.residual);
    }
    const ResidualBand band = band_of(std::move(others), coverage);
    for (ScaledResidual& row : rows) {
      if (row.fold != fold) continue;
      row.is_inside = row.residual >= band.low && row.residual <= band.high;
      row.width = (band.high - band.low) * row.scale;
    }
  }
}

BandThird pool(std::span<const ScaledResidual> rows) {
  double inside = 0;
  double width = 0;
  for (const ScaledResidual& row : rows) {
    inside += row.is_inside ? 1 : 0;
    width += row.width;
  }
  const auto count = static_cast<double>(rows.size());
  return {.coverage = inside / count, .mean_width = width / count};
}

std::array<BandThird, 3> pool_thirds(std::vector<ScaledResidual> rows) {
  std::ranges::stable_sort(rows, {}, &ScaledResidual::scale);
  if (rows.size() < 3 || rows.front().scale == rows.back().scale) return {};
  std::array<BandThird, 3> thirds;
  for (std::size_t third = 0; third < 3; ++third) {
    const std::size_t begin = rows.size() * third / 3;
    const std::size_t end = rows.size() * (third + 1) / 3;
    thirds[third] = pool(std::span(rows).subspan(begin, end - begin));
  }
  return thirds;
}

stats::Estimate coverage_interval(std::span<const ScaledResidual> rows,
                                  const stats::BootstrapOptions& options) {
  std::vector<std::uint32_t> groups;
  for (const ScaledResidual& row : rows) groups.push_back(row.group);
  const auto covered = [&](std::span<const double> weights) {
    double inside = 0;
    double all = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      inside += rows[i].is_inside ? weights[i] : 0;
      all += weights[i];
    }
    return inside / all;
  };
  return stats::bootstrap(groups, covered, options);
}

}  // namespace

ResidualBand fit_band(const BandRows& rows, double coverage) {
  check_lengths(rows);
  std::vector<double> residuals;
  for (std::size_t i = 0; i < rows.truth.size(); ++i) {
    const double residual = scaled_residual(rows, i);
    if (!std::isnan(residual)) residuals.push_back(residual);
  }
  return band_of(std::move(residuals), coverage);
}

BandCheck check_band(const BandRows& rows, const FoldPlan& plan, double coverage,
                     std::span<const std::uint32_t> groups,
                     const stats::BootstrapOptions& options) {
  check_lengths(rows);
  CF_CHECK(rows.truth.size() == plan.fold.size() && rows.truth.size() == groups.size());
  std::vector<ScaledResidual> judged;
  for (std::size_t i = 0; i < rows.truth.size(); ++i) {
    const double residual = scaled_residual(rows, i);
    if (plan.fold[i] == FoldPlan::kLeftOut || std::isnan(residual)) continue;
    judged.push_back({.residual = residual,
                      .scale = scale_at(rows, i),
                      .fold = plan.fold[i],
                      .group = groups[i]});
  }
  judge_folds(judged, plan.folds, coverage);
  // Rows of a fold beyond the count shape bands and are not judged.
  std::erase_if(judged, [&](const ScaledResidual& row) { return row.fold >= plan.folds; });
  if (judged.empty()) return {};
  BandCheck check;
  check.mean_width = pool(judged).mean_width;
  check.coverage = coverage_interval(judged, options);
  check.by_scale = pool_thirds(std::move(judged));
  return check;
}

}  // namespace crossfade::evaluate
