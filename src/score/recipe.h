#pragma once

#include <cstdint>
#include <string_view>

#include "catalogue/missing_policy.h"
#include "score/learners.h"

namespace crossfade::score {

/// What a training is told besides its rows: enough to do the same with others.
struct Recipe {
  std::uint64_t seed = 7;
  Effort effort = Effort::kFull;
  catalogue::MissingPolicy missing = catalogue::MissingPolicy::kKeep;
};

/// "full", "quick".
constexpr std::string_view effort_name(Effort effort) {
  return effort == Effort::kQuick ? "quick" : "full";
}
/// The effort of that name; full for any other.
constexpr Effort effort_of(std::string_view name) {
  return name == effort_name(Effort::kQuick) ? Effort::kQuick : Effort::kFull;
}

}  // namespace crossfade::score
