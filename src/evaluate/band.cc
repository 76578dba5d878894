// Conformal bands from residuals.
//
// If a new row is like the judged ones, its residual is equally likely to fall anywhere among their
// n residuals put in order: at or below the k-th smallest with probability at least k / (n + 1). So
// ends at the k-th smallest and k-th largest, k = floor((n + 1) (1 - coverage) / 2), miss at most
// (1 - coverage) / 2 on either side, whatever the residuals' distribution.
#include "evaluate/band.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.h"

namespace crossfade::evaluate {
namespace {

ResidualBand band_of(std::vector<double> residuals, double coverage) {
  CF_CHECK(coverage > 0 && coverage < 1);
  const double count = static_cast<double>(residuals.size()) + 1;
  // (1 - 0.9) / 2 lies below 0.05 by a rounding, which must not cost a rank.
  const auto rank = static_cast<std::size_t>(std::floor(count * (1 - coverage) / 2 + 1e-9));
  if (rank == 0) return {};
  std::ranges::sort(residuals);
  return {.low = residuals[rank - 1], .high = residuals[residuals.size() - rank]};
}

}  // namespace

ResidualBand fit_band(std::span<const double> truth, std::span<const double> prediction,
                      double coverage) {
  CF_CHECK(truth.size() == prediction.size());
  std::vector<double> residuals;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const double residual = truth[i] - prediction[i];
    if (!std::isnan(residual)) residuals.push_back(residual);
  }
  return band_of(std::move(residuals), coverage);
}

BandCheck check_band(std::span<const double> truth, std::span<const double> prediction,
                     const FoldPlan& plan, double coverage) {
  CF_CHECK(truth.size() == prediction.size() && truth.size() == plan.fold.size());
  std::size_t judged = 0;
  std::size_t inside = 0;
  double width = 0;
  for (int fold = 0; fold < plan.folds; ++fold) {
    std::vector<double> others;
    std::vector<double> own;
    for (std::size_t i = 0; i < truth.size(); ++i) {
      const double residual = truth[i] - prediction[i];
      if (plan.fold[i] == FoldPlan::kLeftOut || std::isnan(residual)) continue;
      (plan.fold[i] == fold ? own : others).push_back(residual);
    }
    const ResidualBand band = band_of(std::move(others), coverage);
    for (const double residual : own) {
      inside += residual >= band.low && residual <= band.high ? 1 : 0;
      width += band.high - band.low;
    }
    judged += own.size();
  }
  if (judged == 0) return {};
  const auto count = static_cast<double>(judged);
  return {
      .coverage = static_cast<double>(inside) / count, .mean_width = width / count, .n = judged};
}

}  // namespace crossfade::evaluate
