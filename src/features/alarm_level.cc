// Where the alarm stands.
//
// An honest model of these features can be had on the example with four libraries and much tuning
// (R2 .19, .54, .62, .75 in a to d; views .65; AUC .73, .89, .93, .96). What remains there is
// chance, wrong videos and facts that no column holds. A model that explains another fifth of that
// remainder (of R2; of AUC a third, which varies more from catalogue to catalogue) without a new
// kind of column has more likely been told the answer. Rounded; c .70 and d .80 for streams are
// this rule's too. Views before release are as hard to foresee as streams, and views of known
// streams go with c and d but for a roster that helps them less.
#include "features/alarm_level.h"

#include <array>
#include <cstddef>

#include "base/check.h"

namespace crossfade::features {
namespace {

using Levels = std::array<double, std::size(kScenarios)>;  // by Scenario

constexpr Levels kStreams = {0.35, 0.63, 0.70, 0.80};
constexpr Levels kHits = {0.82, 0.92, 0.955, 0.97};
constexpr Levels kViews = {0.35, 0.63, 0.70, 0.75};

}  // namespace

double alarm_level(Target target, Scenario scenario) {
  const auto place = static_cast<std::size_t>(scenario);
  CF_CHECK(place < std::size(kScenarios));
  switch (target) {
    case Target::kLogStreams:
      return kStreams[place];
    case Target::kHit:
      return kHits[place];
    case Target::kLogViews:
      return kViews[place];
  }
  CF_CHECK(false);
  return 0;
}

}  // namespace crossfade::features
