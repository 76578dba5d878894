// The effect that a plan reckons with.
//
// Everything happens to x = ln(1 + effect), where a range is about symmetric and effects multiply.
// The prior and the data's estimate are each read as normal, from the middle and the width of their
// 95 % ranges, and combined by inverse variance (the normal-normal model; Gelman et al. 2013,
// section 2.5).
//
// An interval from resampling knows of chance alone, not of what was left unmeasured. Cinelli and
// Hazlett (2020, equation 7) give the bias of a cause that explains the share r of what is left
// both of the treatment and of the outcome as s g(r) with g(r) = r / sqrt(1 - r) and s the same for
// every r. The robustness value is the r whose bias is the whole estimate, so
//   bias(r) = |x| g(r) / g(robustness value).
// The bias of a cause as strong as kUnmeasuredCause is added as a standard deviation, as in
// Greenland (2005): an estimate that such a cause could undo then weighs next to nothing, a robust
// one keeps its weight.
#include "advise/planned_effect.h"

#include <cmath>

#include "stats/normal.h"

namespace crossfade::advise {
namespace {

using stats::kNormal975;

struct Normal {
  double mean = 0;
  double sd = 0;
};

Normal from_range(double low, double high) {
  const double bottom = std::log1p(low);
  const double top = std::log1p(high);
  return {(bottom + top) / 2, (top - bottom) / (2 * kNormal975)};
}

stats::Estimate effect_of(const Normal& log_effect, std::size_t n) {
  const double reach = kNormal975 * log_effect.sd;
  return {std::expm1(log_effect.mean + log_effect.sd * log_effect.sd / 2),
          std::expm1(log_effect.mean - reach), std::expm1(log_effect.mean + reach), n};
}

double bias_strength(double share) { return share / std::sqrt(1 - share); }

bool weighs_something(const EffectEvidence& evidence) {
  const stats::Estimate& lift = evidence.lift;
  return evidence.identifiable && evidence.robustness_value > 0 && evidence.robustness_value < 1 &&
         lift.low > -1 && lift.low < lift.high && std::isfinite(lift.high) && lift.value > -1;
}

}  // namespace

PlannedEffect plan_effect(const VideoRequest& request, const EffectEvidence& evidence) {
  const Normal prior = from_range(request.prior_low, request.prior_high);
  PlannedEffect planned;
  planned.prior = effect_of(prior, 0);
  planned.evidence = evidence;
  Normal used = prior;
  if (weighs_something(evidence)) {
    const double mean = std::log1p(evidence.lift.value);
    const double chance = from_range(evidence.lift.low, evidence.lift.high).sd;
    planned.bias =
        std::abs(mean) * bias_strength(kUnmeasuredCause) / bias_strength(evidence.robustness_value);
    const double variance = chance * chance + planned.bias * planned.bias;
    planned.evidence_weight = prior.sd * prior.sd / (prior.sd * prior.sd + variance);
    used.mean = prior.mean + planned.evidence_weight * (mean - prior.mean);
    used.sd = prior.sd * std::sqrt(1 - planned.evidence_weight);
  }
  planned.log_mean = used.mean;
  planned.log_sd = used.sd;
  planned.effect = effect_of(used, planned.evidence_weight > 0 ? evidence.lift.n : 0);
  return planned;
}

}  // namespace crossfade::advise
