#include "advise/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "advise/plan_section.h"
#include "base/error.h"
#include "base/file.h"
#include "table/toml.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

constexpr NumberRange kAmount{0, 1e15, true};
constexpr NumberRange kAmountOrNone{0, 1e15};
constexpr NumberRange kShare{0, 1};
constexpr NumberRange kProbability{0, 1, true};
constexpr NumberRange kLift{-1, 10, true};
constexpr WholeRange kCount{0, 1'000'000};
constexpr WholeRange kMonths{1, 120};
constexpr WholeRange kDays{0, 3650};
constexpr WholeRange kLaterDays{1, 3650};
constexpr WholeRange kWeekdays{1, 7};
constexpr WholeRange kTracks{2, 500};

// Dates beyond these are typing errors, and their calendars could have no four-digit year.
constexpr base::Date kFirstStart{10957};  // 2000-01-01
constexpr base::Date kLastStart{47481};   // 2099-12-31

void take_path(PlanSection& section, std::string_view key, const std::string& plan,
               std::string& path) {
  std::string written;
  if (!section.take_text(key, written)) return;
  const std::filesystem::path from_plan = std::filesystem::path(plan).parent_path() / written;
  path = from_plan.lexically_normal().string();
}

// The name that each of a list of sections must have, and no two may share.
std::string take_name(PlanSection& section, std::set<std::string>& taken) {
  std::string name;
  if (!section.take_text("name", name)) section.refuse("name", "is missing");
  if (!taken.insert(text::fold(name)).second) {
    section.refuse("name", fmt::format("is \"{}\", as one before it", text::cut_width(name, 60)));
  }
  return name;
}

// A word that is none of these is a slip of the pen: its video would be made, and by no rule.
constexpr std::array<std::string_view, 4> kTierNames = {"full", "performance", "lyric",
                                                        "visualiser"};

VideoTier read_tier(PlanSection& section, std::set<std::string>& names) {
  VideoTier tier;
  tier.name = take_name(section, names);
  if (text::fold(tier.name) == "none") {
    section.refuse("name", "may not be \"none\"", "making no video is always among the choices");
  }
  if (std::ranges::find(kTierNames, tier.name) == kTierNames.end()) {
    const std::string_view meant = text::nearest_word(tier.name, kTierNames);
    section.refuse("name",
                   fmt::format("is \"{}\", which is no tier", text::cut_width(tier.name, 60)),
                   meant.empty() ? fmt::format("the tiers are {}", fmt::join(kTierNames, ", "))
                                 : fmt::format("did you mean `{}`?", meant));
  }
  section.take_number("cost", kAmount, tier.cost);
  section.take_number("effect", kShare, tier.effect);
  section.refuse_others();
  return tier;
}

// A cost that is not said is asked for elsewhere.
void refuse_poor_budget(const PlanSection& section, const VideoRequest& videos) {
  const auto is_too_dear = [&](const VideoTier& tier) { return tier.cost > videos.budget; };
  if (videos.tiers.empty() || !std::ranges::all_of(videos.tiers, is_too_dear)) return;
  const VideoTier& cheapest = std::ranges::min(videos.tiers, {}, &VideoTier::cost);
  section.refuse("budget",
                 fmt::format("is {}, and pays for no tier: the cheapest, \"{}\", costs {}",
                             videos.budget, cheapest.name, cheapest.cost),
                 "raise it, or add a tier that it can pay");
}

VideoRequest read_videos(PlanSection& section) {
  VideoRequest videos;
  section.take_number("budget", kAmount, videos.budget);
  section.take_number("value_a_stream", kAmount, videos.value_a_stream);
  section.take_number("prior_low", kLift, videos.prior_low);
  section.take_number("prior_high", kLift, videos.prior_high);
  if (videos.prior_low > videos.prior_high) {
    section.refuse("prior_low", fmt::format("is {}, above `videos.prior_high`, which is {}",
                                            videos.prior_low, videos.prior_high));
  }
  section.take_number("streams_to_come", kProbability, videos.streams_to_come);
  section.take_whole("months", kMonths, videos.months);
  section.take_whole("most_a_month", kCount, videos.most_a_month);
  section.take_whole("most_an_artist", kCount, videos.most_an_artist);
  std::set<std::string> names;
  for (PlanSection& tier : section.take_sections("tiers")) {
    videos.tiers.push_back(read_tier(tier, names));
  }
  refuse_poor_budget(section, videos);
  section.refuse_others();
  return videos;
}

PlatformRequest read_platform(PlanSection& section, std::set<std::string>& names) {
  PlatformRequest platform;
  platform.name = take_name(section, names);
  section.take_number("least", kAmountOrNone, platform.least);
  section.take_number("most", kAmount, platform.most);
  if (platform.least > platform.most) {
    section.refuse("least",
                   fmt::format("is {}, above its `most`, {}", platform.least, platform.most));
  }
  section.refuse_others();
  return platform;
}

PromotionRequest read_promotion(PlanSection& section, const std::string& plan) {
  PromotionRequest promotion;
  section.take_number("budget", kAmount, promotion.budget);
  take_path(section, "history", plan, promotion.history);
  section.take_number("value_a_view", kAmountOrNone, promotion.value_a_view);
  std::set<std::string> names;
  double promised = 0;
  for (PlanSection& platform : section.take_sections("platforms")) {
    promotion.platforms.push_back(read_platform(platform, names));
    promised += promotion.platforms.back().least;
  }
  if (promised > promotion.budget) {
    section.refuse("budget", fmt::format("is {}, but the platforms' `least` are {} together",
                                         promotion.budget, promised));
  }
  section.refuse_others();
  return promotion;
}

SigningRequest read_signing(PlanSection& section) {
  SigningRequest signing;
  section.take_number("miss_cost", kAmount, signing.miss_cost);
  section.take_number("false_alarm_cost", kAmount, signing.false_alarm_cost);
  section.take_number("threshold", kProbability, signing.threshold);
  if (signing.threshold >= 1) section.refuse("threshold", "must be below 1: no track is certain");
  section.refuse_others();
  return signing;
}

ReleaseRequest read_releases(PlanSection& section, const std::string& plan) {
  ReleaseRequest releases;
  take_path(section, "tracks", plan, releases.tracks);
  section.take_whole("teaser_days", kDays, releases.teaser_days);
  section.take_whole("campaign_days", kDays, releases.campaign_days);
  section.take_whole("least_days_apart", kDays, releases.least_days_apart);
  section.take_whole("weekday", kWeekdays, releases.weekday);
  section.take_whole("most_a_day", {1, kCount.high}, releases.most_a_day);
  section.take_wholes("checkpoint_days", kLaterDays, releases.checkpoint_days);
  section.refuse_others();
  return releases;
}

PlaylistRequest read_playlists(PlanSection& section) {
  PlaylistRequest playlists;
  section.take_whole("most_tracks", kTracks, playlists.most_tracks);
  section.refuse_others();
  return playlists;
}

}  // namespace

PlanRequest parse_plan(std::string_view text, const std::string& path) {
  const table::TomlTable root = table::parse_toml(text, path);
  PlanSection file(root, "", 1, path);
  PlanRequest request;
  file.take_text("currency", request.currency);
  if (file.take_date("start", request.start) &&
      (request.start < kFirstStart || request.start > kLastStart)) {
    file.refuse("start", "is " + base::to_string(request.start) + ", and must lie in 2000 to 2099");
  }
  if (auto section = file.take_section("videos")) request.videos = read_videos(*section);
  if (auto section = file.take_section("promotion")) {
    request.promotion = read_promotion(*section, path);
  }
  if (auto section = file.take_section("signing")) request.signing = read_signing(*section);
  if (auto section = file.take_section("releases")) {
    request.releases = read_releases(*section, path);
  }
  if (auto section = file.take_section("playlists")) request.playlists = read_playlists(*section);
  file.refuse_others();
  if (!request.videos && !request.promotion && !request.signing && !request.releases &&
      !request.playlists) {
    throw base::Error(base::ErrorKind::kInputRefused, "this plan has no section", {path},
                      "`crossfade plan --example` prints one with all of them");
  }
  return request;
}

PlanRequest read_plan(const std::string& path) {
  const base::MappedFile file(path);
  return parse_plan(file.bytes(), path);
}

}  // namespace crossfade::advise
