#include "advise/video_plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::advise {
namespace {

VideoRequest request_of(double budget) {
  VideoRequest request;
  request.budget = budget;
  request.value_a_stream = 0.003;
  request.tiers = {{"full", 20000, 1}, {"performance", 8000, 0.6}, {"lyric", 1500, 0.25}};
  return request;
}

TrackForecast forecast_of(double streams, std::uint64_t artist = 1) {
  return {0,           artist, "Artist " + std::to_string(artist), "Song", streams, streams / 4,
          streams * 4, false};
}

std::vector<TrackForecast> many_forecasts(std::size_t tracks) {
  base::Random random(11);
  std::vector<TrackForecast> forecasts;
  for (std::size_t i = 0; i < tracks; ++i) {
    forecasts.push_back(forecast_of(std::exp(16 + 1.5 * random.normal()), i / 8));
    forecasts.back().row = i;
  }
  return forecasts;
}

std::string refusal_of(const VideoRequest& request) {
  try {
    check(request);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return {};
}

TEST_CASE("without evidence the planned effect is the prior") {
  const PlannedEffect planned = plan_effect(request_of(1e5), {});
  CHECK(planned.effect.low == doctest::Approx(0.05));
  CHECK(planned.effect.high == doctest::Approx(0.10));
  CHECK(planned.effect.value == doctest::Approx(0.0748).epsilon(0.01));
  CHECK(planned.evidence_weight == 0);
}

TEST_CASE("evidence weighs by its precision, and fragile evidence next to nothing") {
  VideoRequest request = request_of(1e5);
  EffectEvidence evidence{{0.17, 0.09, 0.25, 14788}, 0.042, true};
  const PlannedEffect fragile = plan_effect(request, evidence);
  CHECK(fragile.bias ==
        doctest::Approx(0.157 * (0.05 / std::sqrt(0.95)) / (0.042 / std::sqrt(0.958)))
            .epsilon(0.001));
  CHECK(fragile.evidence_weight < 0.01);
  CHECK(fragile.effect.value > plan_effect(request, {}).effect.value);

  evidence.robustness_value = 0.5;
  const PlannedEffect robust = plan_effect(request, evidence);
  CHECK(robust.evidence_weight > 0.08);
  CHECK(robust.effect.value > fragile.effect.value);
  CHECK(robust.effect.high - robust.effect.low < 0.05);
  CHECK(robust.effect.n == 14788);

  // Without bias, a wide prior leaves the estimate its own.
  request.prior_low = -0.9;
  request.prior_high = 9;
  evidence.robustness_value = 0.999;
  CHECK(plan_effect(request, evidence).effect.value == doctest::Approx(0.17).epsilon(0.03));
}

TEST_CASE("evidence that is not identifiable, not robust at all or without interval is left out") {
  const VideoRequest request = request_of(1e5);
  const stats::Estimate lift{0.17, 0.09, 0.25, 100};
  for (const EffectEvidence& evidence :
       {EffectEvidence{lift, 0.3, false}, EffectEvidence{lift, 0, true},
        EffectEvidence{lift, std::nan(""), true},
        EffectEvidence{{0.17, std::nan(""), std::nan(""), 100}, 0.3, true}}) {
    CHECK(plan_effect(request, evidence).evidence_weight == 0);
    CHECK(plan_effect(request, evidence).effect.n == 0);
  }
}

TEST_CASE("expected gain, break-even and the chance of paying back agree with draws") {
  const PlannedEffect effect = plan_effect(request_of(1e5), {});
  const VideoTier tier{"full", 20000, 0.8};
  const StreamsOutlook outlook = outlook_of(forecast_of(6e7));
  const VideoGain gain = gain_of(outlook, tier, effect, 0.003);

  base::Random random(5);
  const double band = 1.6448536269514722;
  double streams = 0;
  double paying = 0;
  constexpr int kDraws = 400000;
  for (int i = 0; i < kDraws; ++i) {
    const double z = random.normal();
    const double lift = std::expm1(effect.log_mean + effect.log_sd * random.normal());
    const double held =
        std::expm1(outlook.log_median + outlook.log_sd * std::clamp(z, -band, band));
    streams += held * lift * 0.8 / kDraws;
    const double free = std::expm1(outlook.log_median + outlook.log_sd * z);
    paying += free * lift * 0.8 * 0.003 > 20000 ? 1.0 / kDraws : 0;
  }
  CHECK(gain.extra_streams == doctest::Approx(streams).epsilon(0.01));
  CHECK(gain.value == doctest::Approx(gain.extra_streams * 0.003));
  CHECK(gain.gain == doctest::Approx(gain.value - 20000));
  CHECK(gain.payback == doctest::Approx(paying).epsilon(0.01));
  CHECK(break_even_streams(tier, effect, 0.003) * effect.effect.value * 0.8 * 0.003 ==
        doctest::Approx(20000));
}

TEST_CASE("a forecast without spread is taken as it is, and one that is none is left out") {
  const StreamsOutlook sure = outlook_of({0, 1, "A", "T", 1e6, 1e6, 1e6, false});
  CHECK(sure.mean == doctest::Approx(1e6));
  const PlannedEffect effect = plan_effect(request_of(1e5), {});
  CHECK(gain_of(sure, {"full", 1, 1}, effect, 1).payback == doctest::Approx(1));
  CHECK(gain_of(sure, {"full", 1e9, 1}, effect, 1).payback == doctest::Approx(0));
  CHECK(gain_of(sure, {"no effect", 10, 0}, effect, 1).payback == 0);
  CHECK(std::isinf(break_even_streams({"no effect", 10, 0}, effect, 1)));

  std::vector<TrackForecast> forecasts = {forecast_of(1e8), forecast_of(1e8), forecast_of(1e8)};
  forecasts[0].has_video = true;
  forecasts[1].streams = std::nan("");
  const VideoPlan plan = plan_videos(forecasts, request_of(1e5), {});
  CHECK(plan.with_video == 1);
  CHECK(plan.without_forecast == 1);
  CHECK(plan.tracks.size() == 1);
}

TEST_CASE("a plan of ten tracks is the best of all plans") {
  base::Random random(3);
  std::vector<TrackForecast> forecasts;
  for (std::uint64_t i = 0; i < 10; ++i) {
    forecasts.push_back(forecast_of(std::exp(17 + random.normal()), i / 3));
  }
  VideoRequest request = request_of(45000);
  request.months = 2;
  request.most_a_month = 2;
  request.most_an_artist = 1;
  const VideoPlan plan = plan_videos(forecasts, request, {});

  // Every way of giving the ten tracks one of three tiers or none.
  const PlannedEffect effect = plan_effect(request, {});
  std::function<double(std::size_t, double, int, std::map<std::uint64_t, int>)> best =
      [&](std::size_t i, double budget, int videos, std::map<std::uint64_t, int> artists) {
        if (i == forecasts.size()) return 0.0;
        double most = best(i + 1, budget, videos, artists);
        if (videos == 4 || artists[forecasts[i].artist_id] == 1) return most;
        artists[forecasts[i].artist_id] = 1;
        for (const VideoTier& tier : request.tiers) {
          if (tier.cost > budget) continue;
          const double gain =
              gain_of(outlook_of(forecasts[i]), tier, effect, request.value_a_stream).gain;
          most = std::max(most, gain + best(i + 1, budget - tier.cost, videos + 1, artists));
        }
        return most;
      };
  CHECK(plan.totals.gain == doctest::Approx(best(0, request.budget, 0, {})));
  CHECK(plan.gap < 1e-9);
  CHECK(plan.totals.spend <= request.budget);
  CHECK(plan.schedule.size() <= 4);
}

TEST_CASE("a plan keeps its limits, and its months hold the highest gains first") {
  VideoRequest request = request_of(400000);
  request.months = 4;
  request.most_a_month = 6;
  request.most_an_artist = 2;
  const VideoPlan plan = plan_videos(many_forecasts(2000), request, {});
  REQUIRE(plan.schedule.size() == 24);
  std::map<std::uint64_t, int> by_artist;
  std::map<int, int> by_month;
  double spend = 0;
  double streams = 0;
  for (std::size_t i = 0; i < plan.schedule.size(); ++i) {
    const PlannedTrack& track = plan.tracks[plan.schedule[i]];
    CHECK(++by_artist[track.forecast.artist_id] <= 2);
    CHECK(++by_month[track.month] <= 6);
    if (i > 0) CHECK(track.gain.gain <= plan.tracks[plan.schedule[i - 1]].gain.gain);
    spend += request.tiers[track.tier].cost;
    streams += track.gain.extra_streams;
  }
  CHECK(by_month.size() == 4);
  CHECK(spend <= request.budget);
  CHECK(plan.totals.spend == doctest::Approx(spend));
  CHECK(plan.totals.extra_streams == doctest::Approx(streams));
  CHECK(plan.totals.gain == doctest::Approx(streams * 0.003 - spend));
  CHECK(plan.gap <= 1e-3);
  CHECK(plan.extra_streams.low < plan.totals.extra_streams);
  CHECK(plan.extra_streams.high > plan.totals.extra_streams);
  CHECK(plan.payback > 0.5);
}

TEST_CASE("without a monthly limit the videos are spread over the months") {
  VideoRequest request = request_of(60000);
  request.months = 3;
  const VideoPlan plan = plan_videos(many_forecasts(500), request, {});
  std::map<int, int> by_month;
  for (const std::size_t i : plan.schedule) ++by_month[plan.tracks[i].month];
  CHECK(by_month.size() == 3);
}

TEST_CASE("money that would not come back is left: no tier pays, no video is made") {
  const VideoPlan plan = plan_videos(std::vector(20, forecast_of(1000)), request_of(1e5), {});
  CHECK(plan.schedule.empty());
  CHECK(plan.totals.spend == 0);
  CHECK(plan.extra_streams.value == 0);
  CHECK(plan.gain_bound == 0);
  CHECK(plan.gap == 0);
  CHECK(std::isnan(plan.payback));
  CHECK(std::isnan(plan.budget_cut.streams_kept));
  CHECK_FALSE(plan.budget_cut.holds);
  for (const PlannedTrack& track : plan.tracks) {
    CHECK(track.return_on_cost < 1);
    CHECK(track.gain.gain < 0);
  }
}

TEST_CASE("only the streams to come are changed, and only by half where half are past") {
  const std::vector<TrackForecast> forecasts = {forecast_of(1e9)};
  VideoRequest request = request_of(20000);
  const VideoPlan whole = plan_videos(forecasts, request, {});
  request.streams_to_come = 0.5;
  const VideoPlan half = plan_videos(forecasts, request, {});
  REQUIRE(whole.totals.videos == 1);
  REQUIRE(half.totals.videos == 1);
  CHECK(half.tracks[0].forecast.streams == 5e8);
  CHECK(half.totals.extra_streams == doctest::Approx(whole.totals.extra_streams / 2));
  request.streams_to_come = 0;
  CHECK(refusal_of(request).find("videos.streams_to_come") != std::string::npos);
}

TEST_CASE("a plan of no tracks is empty and no error") {
  const VideoPlan plan = plan_videos({}, request_of(1e5), {});
  CHECK(plan.tracks.empty());
  CHECK(plan.schedule.empty());
  CHECK(std::isnan(plan.middle_streams));
}

TEST_CASE("the frontier never falls, meets the plan at its budget and is flat once all is spent") {
  const VideoRequest request = request_of(200000);
  const VideoPlan plan = plan_videos(many_forecasts(400), request, {});
  REQUIRE(plan.frontier.size() == 21);
  CHECK(plan.frontier[0].totals.videos == 0);
  CHECK(plan.frontier[10].budget == request.budget);
  CHECK(plan.frontier[10].totals.gain == plan.totals.gain);
  CHECK(plan.frontier[20].budget == 2 * request.budget);
  for (std::size_t i = 1; i < plan.frontier.size(); ++i) {
    CHECK(plan.frontier[i].totals.spend <= plan.frontier[i].budget);
    CHECK(plan.frontier[i].totals.gain >= plan.frontier[i - 1].totals.gain * (1 - 1e-5));
  }
  CHECK(plan.budget_cut.budget == doctest::Approx(160000));
  CHECK(plan.budget_cut.streams_kept < 1);

  const VideoPlan rich = plan_videos(many_forecasts(20), request_of(1e9), {});
  CHECK(rich.totals.spend < 1e9);
  CHECK(rich.budget_cut.streams_kept == 1);
  CHECK(rich.budget_cut.holds);
}

TEST_CASE("the top fifth is filmed in full as the rule says, and as far as budget and limits go") {
  std::vector<TrackForecast> forecasts;
  for (std::uint64_t i = 0; i < 10; ++i) {
    forecasts.push_back(forecast_of(1e7 * static_cast<double>(10 - i), i / 2));
  }
  VideoRequest request = request_of(45000);
  const VideoPlan plan = plan_videos(forecasts, request, {});
  REQUIRE(plan.top_fifth);
  CHECK(plan.top_fifth->as_said.videos == 10);
  CHECK(plan.top_fifth->as_said.spend == 2 * 20000 + 8 * 1500);
  CHECK(plan.top_fifth->exceeds_budget);
  CHECK_FALSE(plan.top_fifth->exceeds_limits);
  // A sixth track would be the second in full: 46,000.
  CHECK(plan.top_fifth->within.spend == 20000 + 4 * 1500);
  CHECK(plan.top_fifth->within.videos == 5);
  CHECK(plan.top_fifth->within.gain <= plan.totals.gain);

  request.most_an_artist = 1;
  request.months = 3;
  request.most_a_month = 1;
  const VideoPlan limited = plan_videos(forecasts, request, {});
  CHECK(limited.top_fifth->exceeds_limits);
  CHECK(limited.top_fifth->within.videos == 3);
  CHECK(limited.top_fifth->within.spend == 20000 + 2 * 1500);

  request.tiers.resize(1);
  CHECK_FALSE(plan_videos(forecasts, request, {}).top_fifth);
}

TEST_CASE("the four fields part at the middle track's streams and at a return of one") {
  const VideoPlan plan = plan_videos(many_forecasts(400), request_of(200000), {});
  std::size_t above = 0;
  for (const PlannedTrack& track : plan.tracks) {
    const bool pays =
        track.field == MatrixField::kFilmFirst || track.field == MatrixField::kSmallFilm;
    const bool is_above =
        track.field == MatrixField::kFilmFirst || track.field == MatrixField::kTooDear;
    CHECK(pays == (track.return_on_cost > 1));
    CHECK(is_above == (track.forecast.streams >= plan.middle_streams));
    above += is_above ? 1 : 0;
    if (track.is_chosen()) CHECK(pays);
  }
  CHECK(above == 200);
  REQUIRE(plan.tiers.size() == 3);
  for (std::size_t t = 0; t < 3; ++t) {
    const auto pays = std::ranges::count_if(plan.tracks, [&](const PlannedTrack& track) {
      const VideoGain gain = gain_of(outlook_of(track.forecast), plan.request.tiers[t], plan.effect,
                                     plan.request.value_a_stream);
      return gain.gain > 0;
    });
    CHECK(plan.tiers[t].pays_for == static_cast<std::size_t>(pays));
  }
  CHECK(plan.tiers[0].videos + plan.tiers[1].videos + plan.tiers[2].videos == plan.totals.videos);
  CHECK(field_name(MatrixField::kTooDear) == "too-dear");
}

TEST_CASE("the same seed draws the same intervals, another one others") {
  const std::vector<TrackForecast> forecasts = many_forecasts(100);
  const VideoRequest request = request_of(100000);
  const VideoPlan plan = plan_videos(forecasts, request, {});
  CHECK(plan_videos(forecasts, request, {}).extra_streams.low == plan.extra_streams.low);
  CHECK(plan_videos(forecasts, request, {}, {.seed = 2}).extra_streams.low !=
        plan.extra_streams.low);
}

TEST_CASE("what no plan can be made of is refused by its key") {
  const auto refused = [](const std::function<void(VideoRequest&)>& spoil) {
    VideoRequest request = request_of(1e5);
    spoil(request);
    return refusal_of(request);
  };
  CHECK(refused([](VideoRequest&) {}).empty());
  CHECK(refused([](VideoRequest& r) { r.budget = 0; }) == "videos.budget must be above 0, not 0");
  CHECK(refused([](VideoRequest& r) { r.budget = -5; }) == "videos.budget must be above 0, not -5");
  CHECK(refused([](VideoRequest& r) { r.budget = kNotSaid; }) == "videos.budget is missing");
  CHECK(refused([](VideoRequest& r) { r.budget = INFINITY; }) ==
        "videos.budget must be a finite number");
  CHECK(refused([](VideoRequest& r) { r.value_a_stream = 0; }) ==
        "videos.value_a_stream must be above 0, not 0");
  CHECK(refused([](VideoRequest& r) { r.tiers[1].cost = kNotSaid; }) ==
        "videos.tiers.cost of \"performance\" is missing");
  CHECK(refused([](VideoRequest& r) { r.tiers[1].cost = -1; }) ==
        "videos.tiers.cost of \"performance\" must be above 0, not -1");
  CHECK(refused([](VideoRequest& r) {
          r.tiers[2].effect = 1.5;
        }).starts_with("videos.tiers.effect of \"lyric\" must be 0 to 1"));
  CHECK(refused([](VideoRequest& r) { r.tiers[2].effect = kNotSaid; }) ==
        "videos.tiers.effect of \"lyric\" is missing");
  CHECK(refused([](VideoRequest& r) { r.tiers[2].name = "full"; }) ==
        "videos.tiers names \"full\" twice");
  CHECK(refused([](VideoRequest& r) {
          r.tiers[2].name = "none";
        }).starts_with("videos.tiers names a tier \"none\""));
  CHECK(refused([](VideoRequest& r) { r.tiers[2].name = ""; }) ==
        "tier 3 of videos.tiers has no name");
  CHECK(refused([](VideoRequest& r) { r.tiers.clear(); }).starts_with("videos.tiers is missing"));
  CHECK(refused([](VideoRequest& r) { r.months = 0; }) == "videos.months must be 1 or more, not 0");
  CHECK(refused([](VideoRequest& r) { r.most_a_month = -1; }) ==
        "videos.most_a_month must be 0 (no limit) or more, not -1");
  CHECK(refused([](VideoRequest& r) { r.most_an_artist = -2; }) ==
        "videos.most_an_artist must be 0 (no limit) or more, not -2");
  CHECK(refused([](VideoRequest& r) {
          r.prior_low = 0.2;
        }).starts_with("videos.prior_low and videos.prior_high must be a range"));
  CHECK(refused([](VideoRequest& r) { r.budget = 1000; })
            .starts_with("videos.budget (1000) pays for no tier of videos.tiers: the cheapest, "
                         "\"lyric\", costs 1500"));
  CHECK_THROWS_AS(plan_videos({}, request_of(-1), {}), base::Error);
}

}  // namespace
}  // namespace crossfade::advise
