#pragma once

#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "insight/finding.h"
#include "insight/kpis.h"
#include "stats/estimate.h"
#include "text/sentence.h"

namespace crossfade::insight {

/// A promise of the old system, and what the data say of it. Its claims on models, correlation and
/// video stand in reference_claims.h.
struct OldClaim {
  std::string_view id;                                        ///< stable, e.g. "hit-rate"
  text::Bilingual claim;                                      ///< as it was made
  double claimed = std::numeric_limits<double>::quiet_NaN();  ///< its figure in `unit`; NaN: money
  Unit unit = Unit::kShare;
  stats::Estimate found;  ///< the same figure recomputed; NaN where the data hold none
  Verdict verdict = Verdict::kNotIdentifiable;
  text::Sentence sentence;  ///< what was found, or why nothing can be and what it would take
  std::optional<text::Sentence> from_plan;  ///< what the user's own plan says; unset without one
};

/// All of them, in the order in which they were made. The verdict is that on "at least as much as
/// was claimed".
std::vector<OldClaim> judge_old_claims(const Kpis& kpis);

}  // namespace crossfade::insight
