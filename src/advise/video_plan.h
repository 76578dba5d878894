#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "advise/plan_request.h"
#include "advise/planned_effect.h"
#include "advise/video_gain.h"

namespace crossfade::advise {

/// Throws base::Error (kInputRefused), naming the key of the plan file, for what no plan can be
/// made of: a cost, value or budget missing, not above 0 or not finite; no tiers, two of one name,
/// one called "none"; an effect outside 0 to 1; a range of the prior that is none; limits below 0;
/// a budget that pays for no tier.
void check(const VideoRequest& request);

/// Where a track lies in the matrix: predicted streams against what its best video returns.
enum class MatrixField : std::uint8_t {
  kFilmFirst,   ///< streams above the middle track's, and a video pays
  kSmallFilm,   ///< below, and one pays: it is then mostly a cheap one
  kTooDear,     ///< above, and none pays
  kLeaveAlone,  ///< below, and none pays
};
/// "film-first", "small-film", "too-dear", "leave-alone".
std::string_view field_name(MatrixField field);

/// A track of the matrix with the video chosen for it, or else the one of the highest expected
/// gain.
struct PlannedTrack {
  TrackForecast forecast;  ///< its streams are those to come (VideoRequest::streams_to_come)
  double expected_streams = 0;
  std::size_t tier = 0;  ///< of the request
  VideoGain gain;
  double return_on_cost = 0;  ///< expected value / cost: pays above 1
  MatrixField field = MatrixField::kLeaveAlone;
  int month = 0;  ///< in which it is made, from 1; 0: not chosen

  bool is_chosen() const { return month > 0; }
};

/// What one tier does, whatever the track.
struct TierFigures {
  double effect = 0;         ///< expected, on streams: the tier's share of the planned effect
  double break_even = 0;     ///< expected streams from which it is expected to pay
  std::size_t pays_for = 0;  ///< tracks of the matrix
  std::size_t videos = 0;    ///< chosen
};

/// Sums over the videos of a plan.
struct PlanTotals {
  std::size_t videos = 0;
  double spend = 0;
  double extra_streams = 0;  ///< expected
  double gain = 0;           ///< their value less the spend
};

/// What another budget would bring, planned the same way.
struct FrontierPoint {
  double budget = 0;
  PlanTotals totals;
};

/// "The top 20 % get the full video, the rest a lyric video", by predicted streams.
struct TopFifthRule {
  std::size_t full_tier = 0;   ///< the tier of the largest effect
  std::size_t lyric_tier = 0;  ///< the one named "lyric", or else the cheapest
  PlanTotals as_said;          ///< of all tracks
  bool exceeds_budget = false;
  bool exceeds_limits = false;  ///< a month's or an artist's
  PlanTotals within;  ///< the same for the first so many tracks as budget and limits let through
};

/// "20 % less budget, same result": it is the same where at least kSameResult is kept.
struct BudgetCutRule {
  double budget = 0;
  PlanTotals totals;
  double streams_kept = 0;  ///< share of the plan's expected extra streams; NaN: it has none
  bool holds = false;
};
inline constexpr double kSameResult = 0.99;

/// The music-video priority matrix and what is chosen from it. A plan maximises expected gain:
/// money that would bring back less than itself is left, and a plan may hold no video at all.
struct VideoPlan {
  VideoRequest request;
  PlannedEffect effect;
  std::vector<TierFigures> tiers;     ///< one a tier of the request
  std::vector<PlannedTrack> tracks;   ///< without a video and with a forecast, in the order given
  std::vector<std::size_t> schedule;  ///< of `tracks`: the chosen, by month, then by gain
  std::size_t with_video = 0;         ///< tracks left out
  std::size_t without_forecast = 0;   ///< tracks left out
  double middle_streams =
      0;  ///< the matrix's upright line: of the middle track, predicted; NaN: none
  PlanTotals totals;
  double gain_bound = 0;          ///< no plan within budget and limits has a higher expected gain
  double gap = 0;                 ///< what may be missing, as a share of the bound
  stats::Estimate extra_streams;  ///< n: videos
  stats::Estimate value;          ///< of them
  double payback = 0;             ///< probability that value exceeds spend; NaN without videos
  std::vector<FrontierPoint> frontier;    ///< 0 to twice the budget by tenths
  std::optional<TopFifthRule> top_fifth;  ///< with two tiers or more
  BudgetCutRule budget_cut;
};

struct VideoPlanOptions {
  int draws = 2000;        ///< for intervals of sums; raise for smoother ends
  std::uint64_t seed = 1;  ///< of the draws
};

/// Plans videos. check()s the request. The intervals draw the effect, common to all tracks, and the
/// error of the streams, which is taken as one for all tracks of an artist (the careful side).
VideoPlan plan_videos(std::span<const TrackForecast> forecasts, const VideoRequest& request,
                      const EffectEvidence& evidence, const VideoPlanOptions& options = {});

}  // namespace crossfade::advise
