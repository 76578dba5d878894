#pragma once

#include <limits>

#include "advise/plan_request.h"
#include "stats/estimate.h"

namespace crossfade::advise {

/// What the label's own data say of a full video's effect on streams, and how easily that could be
/// wrong.
struct EffectEvidence {
  stats::Estimate lift;  ///< adjusted for confounders, a ratio minus one, 95 % interval
  /// The share that an unmeasured cause must explain of what is left both of the videos and of the
  /// streams to bring the lift to zero (Cinelli and Hazlett 2020); 0 to 1, NaN: not known.
  double robustness_value = std::numeric_limits<double>::quiet_NaN();
  bool identifiable = false;  ///< false: the data cannot tell an effect, so they weigh nothing
};

/// How strong an unmeasured cause is taken to be, as the robustness value counts: 5 % of what is
/// left of both. An assumption of ours; no data can tell it.
inline constexpr double kUnmeasuredCause = 0.05;

/// The effect of a full video that a plan reckons with: ln(1 + effect) is normal.
struct PlannedEffect {
  stats::Estimate prior;       ///< the user's: its middle and its 95 % range; n 0
  EffectEvidence evidence;     ///< as given
  double bias = 0;             ///< what confounding may add to the evidence's ln(1 + lift), 1 s.d.
  double evidence_weight = 0;  ///< of the evidence against the prior, 0 to 1
  double log_mean = 0;         ///< of ln(1 + effect)
  double log_sd = 0;
  stats::Estimate effect;  ///< mean and 95 % range; n of the evidence, 0 where it weighs nothing
};

/// The user's prior combined with the evidence by inverse variance, the variance of the evidence
/// raised by the bias that an unmeasured cause could give it. Evidence that is not identifiable,
/// has no interval or no robustness value above 0 leaves the prior as it is. `request` as check()
/// lets it pass.
PlannedEffect plan_effect(const VideoRequest& request, const EffectEvidence& evidence);

}  // namespace crossfade::advise
