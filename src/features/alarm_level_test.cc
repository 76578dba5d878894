#include "features/alarm_level.h"

#include <doctest/doctest.h>

#include <initializer_list>

namespace crossfade::features {
namespace {

TEST_CASE("streams raise the alarm above .70 in c and .80 in d") {
  CHECK(alarm_level(Target::kLogStreams, Scenario::kVideoOut) == 0.70);
  CHECK(alarm_level(Target::kLogStreams, Scenario::kRosterVideoOut) == 0.80);
}

TEST_CASE("who knows more may score higher before the alarm") {
  for (const Target target : {Target::kLogStreams, Target::kHit, Target::kLogViews}) {
    for (const Scenario scenario : kScenarios) {
      const Scenario unseen = without_roster(scenario);
      const Scenario demo = scenario_of(false, has_roster(scenario));
      if (unseen != scenario) CHECK(alarm_level(target, unseen) < alarm_level(target, scenario));
      if (demo != scenario) CHECK(alarm_level(target, demo) < alarm_level(target, scenario));
    }
  }
}

TEST_CASE("the best honest scores known raise no alarm") {
  const double r2[] = {0.196, 0.545, 0.629, 0.755};
  const double auc[] = {0.732, 0.886, 0.934, 0.955};
  for (const Scenario scenario : kScenarios) {
    const auto place = static_cast<std::size_t>(scenario);
    CHECK(r2[place] < alarm_level(Target::kLogStreams, scenario));
    CHECK(auc[place] < alarm_level(Target::kHit, scenario));
  }
  CHECK(0.65 < alarm_level(Target::kLogViews, Scenario::kVideoOut));
  CHECK(0.69 < alarm_level(Target::kLogViews, Scenario::kRosterVideoOut));
}

}  // namespace
}  // namespace crossfade::features
