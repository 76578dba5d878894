#include "advise/response_curve.h"

#include <algorithm>

#include "stats/summary.h"

namespace crossfade::advise {

double expected_response(const ResponseCurve& curve, double spend) {
  return curve.ceiling * spend / (spend + curve.half_spend);
}

double marginal_return(const ResponseCurve& curve, double spend) {
  const double reach = spend + curve.half_spend;
  return curve.ceiling * curve.half_spend / (reach * reach);
}

std::vector<double> adstock(std::span<const double> spend, double carry_over) {
  constexpr std::size_t kFirstWeeks = 4;
  std::vector<double> carried(spend.size());
  double before = spend.empty() ? 0 : stats::mean(spend.first(std::min(kFirstWeeks, spend.size())));
  for (std::size_t week = 0; week < spend.size(); ++week) {
    before = (1 - carry_over) * spend[week] + carry_over * before;
    carried[week] = before;
  }
  return carried;
}

}  // namespace crossfade::advise
