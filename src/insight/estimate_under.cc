#include "insight/estimate_under.h"

#include "base/check.h"

namespace crossfade::insight {

void estimate_under(std::span<const RowChoice> choices,
                    const std::function<stats::Estimate(std::span<const std::size_t>)>& estimate,
                    Finding& finding) {
  CF_CHECK(!choices.empty());
  finding.estimate = estimate(choices.front().rows);
  for (const RowChoice& choice : choices.subspan(1)) {
    finding.under.push_back({choice.name, estimate(choice.rows)});
  }
  finding.verdict = judge_at_least(finding.estimate, finding.threshold);
}

}  // namespace crossfade::insight
