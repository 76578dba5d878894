#include "advise/action_plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "advise/claims_of_plan.h"
#include "base/error.h"
#include "features/test_catalogue.h"

namespace crossfade::advise {
namespace {

// Forty tracks of ten artists, without videos, and as demos: a hit in ten, foretold well.
struct Label {
  catalogue::Catalogue catalogue;
  catalogue::RecordingIndex recordings;
  std::vector<TrackForecast> forecasts;
  std::vector<double> probability;
  std::vector<double> is_hit;
  std::vector<std::uint32_t> artist;
  std::vector<insight::AudioRule> rules = {{}};

  Label() {
    for (std::uint32_t i = 0; i < 40; ++i) {
      const std::string name = "Song " + std::to_string(i);
      const std::string of = "Artist " + std::to_string(i / 4);
      const double streams = 1e6 * (i + 1);
      features::add_track({.artist = of, .track = name, .streams = streams}, catalogue);
      forecasts.push_back({.row = i,
                           .artist_id = i / 4 + 1,
                           .artist = of,
                           .track = name,
                           .streams = streams,
                           .low = streams / 3,
                           .high = streams * 3});
      is_hit.push_back(i % 10 == 0 ? 1 : 0);
      probability.push_back(i % 10 == 0 ? 0.8 : 0.05);
      artist.push_back(i / 4);
    }
    recordings = catalogue::index_recordings(catalogue);
  }

  PlanEvidence evidence() const {
    PlanEvidence evidence{.catalogue = catalogue,
                          .recordings = recordings,
                          .forecasts = forecasts,
                          .video_effect = {}};
    evidence.hit_probability = probability;
    evidence.is_hit = is_hit;
    evidence.artist = artist;
    evidence.rules = rules;
    return evidence;
  }
};

PlanRequest whole_request() {
  PlanRequest request;
  request.currency = "EUR";
  request.start = *base::parse_date("2026-12-01");
  request.videos = VideoRequest{};
  request.videos->budget = 20000;
  request.videos->value_a_stream = 0.004;
  request.videos->tiers = {{"full", 4000, 1}, {"lyric", 500, 0.3}};
  request.promotion = PromotionRequest{};
  request.promotion->budget = 1000;
  request.signing = SigningRequest{};
  request.signing->miss_cost = 90;
  request.signing->false_alarm_cost = 10;
  request.playlists = PlaylistRequest{};
  return request;
}

TEST_CASE("a plan has every section that was asked for") {
  const Label label;
  const ActionPlan plan = make_plan(prepare(whole_request()), label.evidence(), {});
  REQUIRE(plan.videos);
  CHECK(plan.videos->totals.videos > 0);
  REQUIRE(plan.signing);
  CHECK(plan.signing->rows == 40);
  CHECK(plan.checklist.size() == 1);
  CHECK(plan.playlists);
  CHECK_FALSE(plan.releases);
  REQUIRE(plan.promotion);  // without a history: what to collect
  CHECK(plan.promotion->verdict == insight::Verdict::kNotIdentifiable);
  CHECK(plan.missing.size() == 1);
}

TEST_CASE("a section that lacks a cost is left out and asked for, the others stand") {
  const Label label;
  PlanRequest request = whole_request();
  request.videos->value_a_stream = kNotSaid;
  const ActionPlan plan = make_plan(prepare(request), label.evidence(), {});
  CHECK_FALSE(plan.videos);
  CHECK(plan.signing);
  REQUIRE(plan.missing.size() == 2);
  CHECK(plan.missing[0].english.find("value_a_stream") != std::string::npos);
}

TEST_CASE("without a model of hits there is no rule for demos") {
  const Label label;
  PlanEvidence evidence = label.evidence();
  evidence.hit_probability = {};
  evidence.is_hit = {};
  evidence.artist = {};
  const ActionPlan plan = make_plan(prepare(whole_request()), evidence, {});
  CHECK_FALSE(plan.signing);
  REQUIRE(plan.missing.size() ==
          make_plan(prepare(whole_request()), label.evidence(), {}).missing.size() + 1);
  CHECK(plan.missing.back().english.starts_with("[signing] cannot be answered"));
}

TEST_CASE("a request that no plan can be made of is refused before there is any evidence") {
  CHECK_NOTHROW(prepare(whole_request()));
  PlanRequest request = whole_request();
  request.releases = ReleaseRequest{};
  request.releases->tracks = "no such list.csv";
  CHECK_THROWS_AS(prepare(request), base::Error);
  request = whole_request();
  request.promotion->history = "no such history.csv";
  CHECK_THROWS_AS(prepare(request), base::Error);
  request = whole_request();
  request.videos->budget = 100;
  CHECK_THROWS_AS(prepare(request), base::Error);
  request = whole_request();
  request.signing->threshold = 70;
  CHECK_THROWS_AS(prepare(request), base::Error);
}

TEST_CASE("any number of threads makes the same plan") {
  const Label label;
  const ActionPlan one = make_plan(prepare(whole_request()), label.evidence(), {.threads = 1});
  const ActionPlan two = make_plan(prepare(whole_request()), label.evidence(), {.threads = 2});
  CHECK(one.videos->schedule == two.videos->schedule);
  CHECK(one.videos->value.low == two.videos->value.low);
  CHECK(one.signing->lines[0].precision.low == two.signing->lines[0].precision.low);
}

TEST_CASE("old promises are answered from the plan where it speaks to them") {
  const Label label;
  std::vector<insight::OldClaim> claims = insight::judge_old_claims({});
  const ActionPlan plan = make_plan(prepare(whole_request()), label.evidence(), {});
  answer_claims(plan, claims);
  const auto answer = [&](std::string_view id) {
    const auto claim = std::ranges::find(claims, id, &insight::OldClaim::id);
    REQUIRE(claim != claims.end());
    return claim->from_plan ? claim->from_plan->english : std::string();
  };
  CHECK(answer("savings-dollars").find("of 20,000 EUR is left unspent") != std::string::npos);
  CHECK(answer("savings-share").find("16,000 EUR") != std::string::npos);
  CHECK(answer("roi").find("a return of ") != std::string::npos);
  CHECK(answer("hit-rate").find("0.70, 100.0 %") != std::string::npos);
  CHECK(answer("conversion").empty());
}

TEST_CASE("no plan answers no promise") {
  std::vector<insight::OldClaim> claims = insight::judge_old_claims({});
  answer_claims({}, claims);
  for (const insight::OldClaim& claim : claims) CHECK_FALSE(claim.from_plan);
}

}  // namespace
}  // namespace crossfade::advise
