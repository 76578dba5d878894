// The plan of videos.
//
// Each track gets one tier or none. What is maximised is the sum of expected gains, value of the
// extra streams less cost, under the budget, the most videos in all (months x most a month) and
// the most an artist: the multiple-choice knapsack of knapsack.h. Months matter only as places to
// fill: the videos of the highest gain are made first. The frontier solves the same knapsack for
// other budgets. The two rules of thumb are held against the plan by the same expectations, so that
// they differ from it in what they choose and in nothing else.
#include "advise/video_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "advise/knapsack.h"
#include "base/random.h"
#include "stats/normal.h"
#include "stats/summary.h"

namespace crossfade::advise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kFrontierPoints = 20;
constexpr int kBudgetPoint = 10;  // of the frontier: the budget itself
constexpr int kCutPoint = 8;      // four fifths of it
constexpr double kFrontierGap = 1e-5;

// A video of one tier for one track.
struct Video {
  std::size_t track;
  std::size_t tier;
};

// What every part of a plan reads.
struct Outlooks {
  std::vector<StreamsOutlook> of_track;
  Knapsack knapsack;  // gains and costs, at the plan's own budget
};

std::size_t most_videos(const VideoRequest& request) {
  if (request.most_a_month == 0) return kNoLimit;
  return static_cast<std::size_t>(request.most_a_month) * static_cast<std::size_t>(request.months);
}

VideoGain expected_gain(const VideoPlan& plan, const StreamsOutlook& outlook, std::size_t tier) {
  return gain_of(outlook, plan.request.tiers[tier], plan.effect, plan.request.value_a_stream);
}

// Numbers the artists of the plan's tracks from 0.
std::vector<std::uint32_t> number_artists(const std::vector<PlannedTrack>& tracks) {
  std::map<std::uint64_t, std::uint32_t> numbers;
  std::vector<std::uint32_t> of_track;
  for (const PlannedTrack& track : tracks) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    of_track.push_back(numbers.try_emplace(track.forecast.artist_id, next).first->second);
  }
  return of_track;
}

Outlooks look_out(const VideoPlan& plan) {
  const std::vector<VideoTier>& tiers = plan.request.tiers;
  Outlooks outlooks;
  Knapsack& knapsack = outlooks.knapsack;
  knapsack.options = tiers.size();
  knapsack.groups = number_artists(plan.tracks);
  knapsack.budget = plan.request.budget;
  knapsack.most_items = most_videos(plan.request);
  if (plan.request.most_an_artist > 0) {
    knapsack.most_a_group = static_cast<std::size_t>(plan.request.most_an_artist);
  }
  const double streams_value = plan.effect.effect.value * plan.request.value_a_stream;
  for (const PlannedTrack& track : plan.tracks) {
    const StreamsOutlook outlook = outlook_of(track.forecast);
    for (const VideoTier& tier : tiers) {
      knapsack.values.push_back(outlook.mean * tier.effect * streams_value - tier.cost);
      knapsack.costs.push_back(tier.cost);
    }
    outlooks.of_track.push_back(outlook);
  }
  return outlooks;
}

std::vector<Video> videos_of(const std::vector<int>& chosen) {
  std::vector<Video> videos;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i] != kNoOption) videos.push_back({i, static_cast<std::size_t>(chosen[i])});
  }
  return videos;
}

PlanTotals totals_of(const VideoPlan& plan, const Outlooks& outlooks,
                     const std::vector<Video>& videos) {
  PlanTotals totals;
  totals.videos = videos.size();
  for (const auto& [track, tier] : videos) {
    totals.spend += plan.request.tiers[tier].cost;
    totals.extra_streams +=
        outlooks.of_track[track].mean * plan.request.tiers[tier].effect * plan.effect.effect.value;
  }
  totals.gain = totals.extra_streams * plan.request.value_a_stream - totals.spend;
  return totals;
}

MatrixField field_of(bool is_above_middle, bool pays) {
  if (pays) return is_above_middle ? MatrixField::kFilmFirst : MatrixField::kSmallFilm;
  return is_above_middle ? MatrixField::kTooDear : MatrixField::kLeaveAlone;
}

void fill_matrix(const Outlooks& outlooks, const std::vector<int>& chosen, VideoPlan& plan) {
  std::vector<double> streams;
  for (const PlannedTrack& track : plan.tracks) streams.push_back(track.forecast.streams);
  plan.middle_streams = stats::median(streams);
  const std::size_t tiers = plan.request.tiers.size();
  for (std::size_t i = 0; i < plan.tracks.size(); ++i) {
    PlannedTrack& track = plan.tracks[i];
    const auto gains = outlooks.knapsack.values.begin() + static_cast<std::ptrdiff_t>(i * tiers);
    track.tier = static_cast<std::size_t>(
        std::max_element(gains, gains + static_cast<std::ptrdiff_t>(tiers)) - gains);
    if (chosen[i] != kNoOption) track.tier = static_cast<std::size_t>(chosen[i]);
    track.expected_streams = outlooks.of_track[i].mean;
    track.gain = expected_gain(plan, outlooks.of_track[i], track.tier);
    track.return_on_cost = track.gain.value / plan.request.tiers[track.tier].cost;
    track.field = field_of(streams[i] >= plan.middle_streams, track.gain.gain > 0);
  }
}

void add_tiers(const std::vector<int>& chosen, VideoPlan& plan) {
  for (std::size_t t = 0; t < plan.request.tiers.size(); ++t) {
    const VideoTier& tier = plan.request.tiers[t];
    TierFigures& figures = plan.tiers.emplace_back();
    figures.effect = tier.effect * plan.effect.effect.value;
    figures.break_even = break_even_streams(tier, plan.effect, plan.request.value_a_stream);
    figures.pays_for =
        static_cast<std::size_t>(std::ranges::count_if(plan.tracks, [&](const PlannedTrack& track) {
          return track.expected_streams > figures.break_even;
        }));
    figures.videos = static_cast<std::size_t>(std::ranges::count(chosen, static_cast<int>(t)));
  }
}

// Puts the chosen into months, the highest gain first.
void schedule_videos(const std::vector<int>& chosen, VideoPlan& plan) {
  for (const Video& video : videos_of(chosen)) plan.schedule.push_back(video.track);
  std::ranges::stable_sort(plan.schedule, std::ranges::greater{},
                           [&](std::size_t track) { return plan.tracks[track].gain.gain; });
  const auto months = static_cast<std::size_t>(plan.request.months);
  const std::size_t even = (plan.schedule.size() + months - 1) / months;
  const std::size_t a_month = plan.request.most_a_month > 0
                                  ? static_cast<std::size_t>(plan.request.most_a_month)
                                  : std::max<std::size_t>(even, 1);
  for (std::size_t i = 0; i < plan.schedule.size(); ++i) {
    plan.tracks[plan.schedule[i]].month = static_cast<int>(i / a_month) + 1;
  }
}

// Draws what the chosen videos bring together.
std::vector<double> draw_extra_streams(const VideoPlan& plan, const Outlooks& outlooks,
                                       const VideoPlanOptions& options) {
  std::vector<std::size_t> by_artist = plan.schedule;
  const std::vector<std::uint32_t>& artists = outlooks.knapsack.groups;
  std::ranges::sort(by_artist, {}, [&](std::size_t i) { return std::pair(artists[i], i); });
  base::Random random(base::mix_seed(options.seed, 0x71d30));
  std::vector<double> drawn;
  for (int draw = 0; draw < options.draws; ++draw) {
    const double effect = std::expm1(plan.effect.log_mean + plan.effect.log_sd * random.normal());
    double error = 0;
    double streams = 0;
    for (std::size_t v = 0; v < by_artist.size(); ++v) {
      const std::size_t i = by_artist[v];
      if (v == 0 || artists[i] != artists[by_artist[v - 1]]) {
        error = std::clamp(random.normal(), -stats::kNormal95, stats::kNormal95);
      }
      const StreamsOutlook& outlook = outlooks.of_track[i];
      streams += std::expm1(outlook.log_median + error * outlook.log_sd) *
                 plan.request.tiers[plan.tracks[i].tier].effect;
    }
    drawn.push_back(streams * effect);
  }
  return drawn;
}

void add_intervals(const Outlooks& outlooks, const VideoPlanOptions& options, VideoPlan& plan) {
  plan.extra_streams = {plan.totals.extra_streams, kNaN, kNaN, plan.totals.videos};
  plan.payback = kNaN;
  if (!plan.schedule.empty() && options.draws > 0) {
    const std::vector<double> drawn = draw_extra_streams(plan, outlooks, options);
    plan.extra_streams.low = stats::quantile(drawn, 0.025);
    plan.extra_streams.high = stats::quantile(drawn, 0.975);
    const auto paying = std::ranges::count_if(drawn, [&](double streams) {
      return streams * plan.request.value_a_stream > plan.totals.spend;
    });
    plan.payback = static_cast<double>(paying) / static_cast<double>(drawn.size());
  }
  const double worth = plan.request.value_a_stream;
  plan.value = {plan.extra_streams.value * worth, plan.extra_streams.low * worth,
                plan.extra_streams.high * worth, plan.extra_streams.n};
}

void add_frontier(Outlooks outlooks, VideoPlan& plan) {
  for (int point = 0; point <= kFrontierPoints; ++point) {
    const double budget = plan.request.budget * point / kBudgetPoint;
    FrontierPoint at{budget, plan.totals};
    if (point != kBudgetPoint) {
      outlooks.knapsack.budget = budget;
      const KnapsackSolution solution =
          solve_knapsack(outlooks.knapsack, {.enough_gap = kFrontierGap});
      at.totals = totals_of(plan, outlooks, videos_of(solution.chosen));
    }
    plan.frontier.push_back(at);
  }
  const FrontierPoint& cut = plan.frontier[kCutPoint];
  plan.budget_cut.budget = cut.budget;
  plan.budget_cut.totals = cut.totals;
  plan.budget_cut.streams_kept =
      plan.totals.extra_streams > 0 ? cut.totals.extra_streams / plan.totals.extra_streams : kNaN;
  plan.budget_cut.holds = plan.budget_cut.streams_kept >= kSameResult;
}

// The first fifth of so many ranked tracks, rounded up, gets the full video, the rest a lyric one.
std::vector<Video> apply_top_fifth(const TopFifthRule& rule, std::span<const std::size_t> ranked) {
  std::vector<Video> videos;
  const std::size_t full = (ranked.size() + 4) / 5;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    videos.push_back({ranked[i], i < full ? rule.full_tier : rule.lyric_tier});
  }
  return videos;
}

// The tracks by predicted streams, less those that an artist's or the months' limit turns away.
std::vector<std::size_t> let_through(const std::vector<std::size_t>& ranked,
                                     const Knapsack& knapsack) {
  std::vector<std::size_t> through;
  std::map<std::uint32_t, std::size_t> by_artist;
  for (const std::size_t track : ranked) {
    if (through.size() == knapsack.most_items) break;
    if (by_artist[knapsack.groups[track]]++ < knapsack.most_a_group) through.push_back(track);
  }
  return through;
}

TopFifthRule top_fifth_rule(const VideoPlan& plan, const Outlooks& outlooks) {
  const std::vector<VideoTier>& tiers = plan.request.tiers;
  const auto place = [&](auto tier) { return static_cast<std::size_t>(tier - tiers.begin()); };
  TopFifthRule rule;
  rule.full_tier = place(std::ranges::max_element(tiers, {}, &VideoTier::effect));
  auto lyric = std::ranges::find(tiers, "lyric", &VideoTier::name);
  if (lyric == tiers.end()) lyric = std::ranges::min_element(tiers, {}, &VideoTier::cost);
  rule.lyric_tier = place(lyric);

  std::vector<std::size_t> ranked(plan.tracks.size());
  std::iota(ranked.begin(), ranked.end(), std::size_t{0});
  std::ranges::stable_sort(ranked, std::ranges::greater{},
                           [&](std::size_t i) { return plan.tracks[i].forecast.streams; });
  const std::vector<std::size_t> through = let_through(ranked, outlooks.knapsack);
  rule.as_said = totals_of(plan, outlooks, apply_top_fifth(rule, ranked));
  rule.exceeds_budget = rule.as_said.spend > plan.request.budget;
  rule.exceeds_limits = through.size() < ranked.size();

  // The cost grows with the number of tracks: the largest number within the budget by halving.
  std::size_t most = 0;
  for (std::size_t low = 0, high = through.size(); low <= high;) {
    const std::size_t middle = (low + high) / 2;
    const auto videos = apply_top_fifth(rule, std::span(through).first(middle));
    if (totals_of(plan, outlooks, videos).spend <= plan.request.budget) {
      most = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  rule.within = totals_of(plan, outlooks, apply_top_fifth(rule, std::span(through).first(most)));
  return rule;
}

// What of a forecast's streams a video can still change.
TrackForecast ahead_of(TrackForecast forecast, double share) {
  for (double* count : {&forecast.streams, &forecast.low, &forecast.high}) *count *= share;
  return forecast;
}

}  // namespace

std::string_view field_name(MatrixField field) {
  constexpr std::string_view kNames[] = {"film-first", "small-film", "too-dear", "leave-alone"};
  return kNames[static_cast<std::size_t>(field)];
}

VideoPlan plan_videos(std::span<const TrackForecast> forecasts, const VideoRequest& request,
                      const EffectEvidence& evidence, const VideoPlanOptions& options) {
  check(request);
  VideoPlan plan;
  plan.request = request;
  plan.effect = plan_effect(request, evidence);
  for (const TrackForecast& forecast : forecasts) {
    if (forecast.has_video) {
      ++plan.with_video;
    } else if (!is_forecast(forecast)) {
      ++plan.without_forecast;
    } else {
      plan.tracks.emplace_back().forecast = ahead_of(forecast, request.streams_to_come);
    }
  }
  Outlooks outlooks = look_out(plan);
  const KnapsackSolution solution = solve_knapsack(outlooks.knapsack);
  plan.gain_bound = solution.upper_bound;
  plan.gap = solution.gap();
  plan.totals = totals_of(plan, outlooks, videos_of(solution.chosen));
  fill_matrix(outlooks, solution.chosen, plan);
  add_tiers(solution.chosen, plan);
  schedule_videos(solution.chosen, plan);
  add_intervals(outlooks, options, plan);
  if (request.tiers.size() > 1) plan.top_fifth = top_fifth_rule(plan, outlooks);
  add_frontier(std::move(outlooks), plan);
  return plan;
}

}  // namespace crossfade::advise
