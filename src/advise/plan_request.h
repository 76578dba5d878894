#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "text/sentence.h"

namespace crossfade::advise {

// What a label tells of its budget, its costs and its calendar. Every cost and value is the user's;
// none has a default. An amount of money is in the plan's one currency. Fields are named as the
// keys of the plan file (plan_file.h), which also holds them to the ranges written here.

inline constexpr double kNotSaid = std::numeric_limits<double>::quiet_NaN();

/// A kind of video that one can pay for.
struct VideoTier {
  std::string name;          ///< "full", "performance", "lyric" or "visualiser"
  double cost = kNotSaid;    ///< of one video, above 0
  double effect = kNotSaid;  ///< on streams, as a share of the full video's: 0 to 1
};

/// What the videos may cost and what they bring. The tier "none" (cost and effect 0) is always
/// there.
struct VideoRequest {
  double budget = kNotSaid;          ///< above 0
  double value_a_stream = kNotSaid;  ///< what a stream earns, above 0
  std::vector<VideoTier> tiers;
  /// The prior of a full video's effect on streams, as a 95 % range of lifts: identified studies of
  /// video and streaming find 5 to 10 %.
  double prior_low = 0.05;
  double prior_high = 0.10;
  /// The share of a track's predicted streams, which are those of its whole life, that still lies
  /// ahead of a video: above 0 to 1. Nearly all of a new track's, little of an old one's.
  double streams_to_come = 1;
  int months = 1;          ///< over which the videos are made, from `start` on
  int most_a_month = 0;    ///< 0: as many as the budget pays
  int most_an_artist = 0;  ///< in all; 0: as many
};

/// A platform that promotion can be spent on.
struct PlatformRequest {
  std::string name;                                       ///< as the spend history writes it
  double least = 0;                                       ///< spend a week that is promised already
  double most = std::numeric_limits<double>::infinity();  ///< spend a week that it can take
};

/// A promotion budget to be split.
struct PromotionRequest {
  double budget = kNotSaid;  ///< a week, above 0
  std::string history;       ///< path of a CSV: week, platform, spend, streams, views; empty: none
  double value_a_view = 0;   ///< of a view, in streams: 0 counts streams alone
  std::vector<PlatformRequest> platforms;  ///< empty: those of the history, without limits
};

/// What a wrong decision on a demo costs.
struct SigningRequest {
  double miss_cost = kNotSaid;         ///< of a hit that was turned down, above 0
  double false_alarm_cost = kNotSaid;  ///< of an investment in what is no hit, above 0
  double threshold = 0.7;              ///< of the rule "invest at a hit probability of ..."
};

/// Releases to be put into a calendar.
struct ReleaseRequest {
  std::string tracks;         ///< path of a CSV: artist, track, release_date (empty: to be found)
  int teaser_days = 7;        ///< the video teaser comes so long before release
  int campaign_days = 14;     ///< of the joint engagement campaign, from release on
  int least_days_apart = 14;  ///< between two releases of an artist
  int weekday = 5;            ///< of releases without a date: 1 is Monday, 5 Friday
  int most_a_day = 1;         ///< a day gets no release found for it beyond so many in all
  std::vector<int> checkpoint_days = {7, 28, 90};  ///< after release
};

/// Playlists to be made of the catalogue.
struct PlaylistRequest {
  int most_tracks = 50;  ///< of a playlist, 2 to 500
};

/// A plan file, read. What is not asked for is unset.
struct PlanRequest {
  std::string currency;  ///< "USD"; empty: not said
  base::Date start;  ///< of the plan, the first day on which anything happens; missing: not said
  std::optional<VideoRequest> videos;
  std::optional<PromotionRequest> promotion;
  std::optional<SigningRequest> signing;
  std::optional<ReleaseRequest> releases;
  std::optional<PlaylistRequest> playlists;
};

/// What a plan still needs to be told before it can be made, one sentence a gap with the key to
/// set; empty: nothing.
std::vector<text::Sentence> missing_of(const PlanRequest& request);

}  // namespace crossfade::advise
