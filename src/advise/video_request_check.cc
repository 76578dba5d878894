#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "advise/video_plan.h"
#include "base/error.h"

namespace crossfade::advise {
namespace {

[[noreturn]] void refuse(std::string sentence, std::string remedy = {}) {
  throw base::Error(base::ErrorKind::kInputRefused, std::move(sentence), {}, std::move(remedy));
}

void require_above_zero(const std::string& key, double value) {
  if (std::isnan(value)) refuse(key + " is missing");
  if (!std::isfinite(value)) refuse(key + " must be a finite number");
  if (value <= 0) refuse(fmt::format("{} must be above 0, not {}", key, value));
}

void require_not_negative(const std::string& key, int value) {
  if (value < 0) refuse(fmt::format("{} must be 0 (no limit) or more, not {}", key, value));
}

void check_tiers(const std::vector<VideoTier>& tiers) {
  if (tiers.empty()) refuse("videos.tiers is missing: the kinds of video and what each costs");
  if (tiers.size() > 100) {
    refuse(fmt::format("videos.tiers has {} tiers; at most 100 are weighed", tiers.size()));
  }
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const VideoTier& tier = tiers[i];
    if (tier.name.empty()) refuse(fmt::format("tier {} of videos.tiers has no name", i + 1));
    if (tier.name == "none") {
      refuse("videos.tiers names a tier \"none\", which is always there and costs nothing",
             "leave it out");
    }
    const auto same = std::ranges::find(tiers.begin(), tiers.begin() + static_cast<long>(i),
                                        tier.name, &VideoTier::name);
    if (same != tiers.begin() + static_cast<long>(i)) {
      refuse(fmt::format("videos.tiers names \"{}\" twice", tier.name));
    }
    require_above_zero("videos.tiers.cost of \"" + tier.name + "\"", tier.cost);
    if (std::isnan(tier.effect)) {
      refuse("videos.tiers.effect of \"" + tier.name + "\" is missing");
    }
    if (!(tier.effect >= 0 && tier.effect <= 1)) {
      refuse(
          fmt::format("videos.tiers.effect of \"{}\" must be 0 to 1, a share of the full "
                      "video's effect, not {}",
                      tier.name, tier.effect));
    }
  }
}

void check_prior(const VideoRequest& request) {
  const double low = request.prior_low;
  const double high = request.prior_high;
  if (!(low > -1) || !(high <= 10) || !(low <= high)) {
    refuse(
        fmt::format("videos.prior_low and videos.prior_high must be a range of lifts within -1 "
                    "and 10, such as 0.05 to 0.10, not {} to {}",
                    low, high));
  }
}

}  // namespace

void check(const VideoRequest& request) {
  require_above_zero("videos.budget", request.budget);
  require_above_zero("videos.value_a_stream", request.value_a_stream);
  check_tiers(request.tiers);
  check_prior(request);
  if (!(request.streams_to_come > 0 && request.streams_to_come <= 1)) {
    refuse(fmt::format("videos.streams_to_come must be above 0 and at most 1, a share, not {}",
                       request.streams_to_come));
  }
  if (request.months < 1) {
    refuse(fmt::format("videos.months must be 1 or more, not {}", request.months));
  }
  require_not_negative("videos.most_a_month", request.most_a_month);
  require_not_negative("videos.most_an_artist", request.most_an_artist);
  const VideoTier& cheapest = std::ranges::min(request.tiers, {}, &VideoTier::cost);
  if (cheapest.cost > request.budget) {
    refuse(fmt::format("videos.budget ({}) pays for no tier of videos.tiers: the cheapest, \"{}\", "
                       "costs {}",
                       request.budget, cheapest.name, cheapest.cost),
           "raise the budget or add a tier that it can pay");
  }
}

}  // namespace crossfade::advise
