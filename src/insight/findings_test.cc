#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <string>

#include "base/random.h"
#include "features/test_catalogue.h"
#include "insight/audio_importance.h"
#include "insight/correlation.h"
#include "insight/old_claims.h"
#include "insight/old_insights.h"
#include "insight/platform_gap.h"
#include "insight/predictability.h"
#include "insight/rule_search.h"
#include "insight/threshold_words.h"
#include "stats/summary.h"

namespace crossfade::insight {
namespace {

using catalogue::Catalogue;
using stats::Estimate;

const double kMissing = std::nan("");

// A catalogue whose rows are all looked at.
struct Rows {
  Catalogue catalogue;
  std::vector<features::TrackCues> cues;
  std::vector<RowChoice> choices;

  void finish() {
    cues.resize(catalogue.size());
    RowChoice all{"all", std::vector<std::size_t>(catalogue.size())};
    std::iota(all.rows.begin(), all.rows.end(), std::size_t{0});
    RowChoice later{"without the first half", {}};
    later.rows.assign(all.rows.begin() + static_cast<std::ptrdiff_t>(all.rows.size() / 2),
                      all.rows.end());
    choices = {all, later};
  }
};

// Views follow energy closely, streams follow views; engagement follows nothing.
Rows draw_rows(std::size_t tracks, std::uint64_t seed) {
  base::Random random(seed);
  Rows rows;
  for (std::size_t i = 0; i < tracks; ++i) {
    const std::string artist = "artist " + std::to_string(i / 5);
    const double energy = random.uniform();
    const double log_views = 8 + 6 * energy + 0.5 * random.normal();
    const double views = std::floor(std::exp(log_views));
    features::add_track({.artist = artist,
                         .danceability = random.uniform(),
                         .energy = energy,
                         .tempo_bpm = 60 + 120 * random.uniform(),
                         .streams = std::floor(std::exp(log_views + random.normal())),
                         .views = views,
                         .likes = std::floor(views * (0.01 + 0.02 * random.uniform())),
                         .comments = std::floor(views * 0.001)},
                        rows.catalogue);
  }
  rows.finish();
  return rows;
}

const Finding& find(const std::vector<Finding>& findings, std::string_view id) {
  const auto found = std::ranges::find(findings, id, &Finding::id);
  REQUIRE(found != findings.end());
  return *found;
}

const Estimate& under(const Finding& finding, std::string_view choice) {
  const auto found = std::ranges::find_if(
      finding.under, [choice](const Variation& each) { return each.choice.english == choice; });
  REQUIRE(found != finding.under.end());
  return found->estimate;
}

TEST_CASE("what engagement cannot tell views can, and audio is weighed by what it tells") {
  const Rows rows = draw_rows(800, 1);
  const std::vector<Finding> findings =
      find_predictability(rows.catalogue, rows.cues, rows.choices, {.threshold = 0.5});
  REQUIRE(findings.size() == 2);
  const Finding& without = findings[0];
  const Finding& with = findings[1];
  CHECK(with.estimate.value > without.estimate.value);
  CHECK(with.verdict == Verdict::kSupported);
  CHECK(with.estimate.n == 800);
  CHECK(with.threshold == 0.5);
  CHECK(under(with, "without the first half").n == 400);

  const std::vector<Finding> audio =
      weigh_audio({rows.catalogue, rows.cues, rows.choices.front().rows}, {});
  const Finding& views = find(audio, "audio-importance-views");
  CHECK(views.under.front().choice.english == "energy");
  CHECK(views.verdict == Verdict::kSupported);
  CHECK(std::abs(under(views, "valence").value) < 0.01);
  CHECK(find(audio, "audio-importance-streams").estimate.value < views.estimate.value);
}

TEST_CASE("rows that carry no model are said to carry none, and why") {
  const Rows rows = draw_rows(50, 2);
  for (const Finding& finding : find_predictability(rows.catalogue, rows.cues, rows.choices, {})) {
    CHECK(finding.verdict == Verdict::kNotIdentifiable);
    CHECK(std::isnan(finding.estimate.value));
    CHECK(finding.under.empty());
    CHECK(finding.sentence.english.find("only 50 rows") != std::string::npos);
  }
  for (const Finding& finding :
       weigh_audio({rows.catalogue, rows.cues, rows.choices.front().rows}, {})) {
    CHECK(finding.verdict == Verdict::kNotIdentifiable);
  }
}

TEST_CASE("scenarios are judged by their cards; a refused one is not identifiable") {
  std::vector<evaluate::ModelCard> cards(3);
  for (evaluate::ModelCard& card : cards) card.target = "log_streams";
  cards[0].scenario = "a";
  cards[0].regression.emplace();
  cards[0].regression->r2 = {0.2, 0.18, 0.22, 900};
  cards[1].scenario = "d";
  cards[1].regression.emplace();
  cards[1].regression->r2 = {0.75, 0.72, 0.77, 900};
  cards[2].scenario = "b";
  cards[2].refused = {evaluate::Refusal::Kind::kFewArtists, 3, 5};
  const std::vector<Finding> findings = find_predictability(cards, 0.7);
  REQUIRE(findings.size() == 3);  // c was not judged
  CHECK(find(findings, "h1-scenario-a").verdict == Verdict::kRefuted);
  CHECK(find(findings, "h1-scenario-d").verdict == Verdict::kSupported);
  CHECK(find(findings, "h1-scenario-d").estimate.n == 900);
  CHECK(find(findings, "h1-scenario-b").verdict == Verdict::kNotIdentifiable);
  CHECK(find(findings, "h1-scenario-b").sentence.english.find("artists: 3") != std::string::npos);
}

TEST_CASE("correlations come five ways and by segment; efficiency from none of them") {
  const Rows rows = draw_rows(600, 3);
  const std::vector<Finding> findings = find_correlations(rows.catalogue, rows.choices, {});
  const Finding& logs = find(findings, "h3-correlation-log");
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t i = 0; i < 600; ++i) {
    x.push_back(std::log1p(rows.catalogue.streams[i]));
    y.push_back(std::log1p(rows.catalogue.views[i]));
  }
  CHECK(logs.estimate.value == doctest::Approx(stats::correlation(x, y)).epsilon(1e-9));
  CHECK(logs.verdict == Verdict::kSupported);
  CHECK(find(findings, "h3-correlation-rank").estimate.value ==
        doctest::Approx(stats::rank_correlation(x, y)).epsilon(1e-9));
  CHECK(find(findings, "h3-correlation-between").estimate.n == 120);
  CHECK(under(logs, "120 to 130 BPM").n + under(logs, "other tempos").n == 600);
  CHECK(under(logs, "on albums").n == 600);
  CHECK(std::ranges::none_of(
      logs.under, [](const Variation& each) { return each.choice.english == "singles"; }));
  CHECK(under(logs, "middle artists").n == doctest::Approx(200).epsilon(0.05));
  const Finding& efficiency = find(findings, "h3-efficiency");
  CHECK(efficiency.verdict == Verdict::kNotIdentifiable);
  CHECK(std::isnan(efficiency.estimate.value));
}

// Two tracks an artist, so that intervals exist: one of each kind.
Rows pairs_of_tracks(const features::TestTrack& one, const features::TestTrack& other) {
  Rows rows;
  for (int i = 0; i < 40; ++i) {
    const std::string artist = "artist " + std::to_string(i);
    for (features::TestTrack track : {one, other}) {
      track.artist = artist;
      features::add_track(track, rows.catalogue);
    }
  }
  rows.finish();
  return rows;
}

TEST_CASE("engagement groups are compared by means and by geometric means") {
  const Rows rows = pairs_of_tracks({.streams = 100, .views = 1000, .likes = 90, .comments = 10},
                                    {.streams = 200, .views = 1000, .likes = 9, .comments = 1});
  const std::vector<Finding> findings = recompute_old_insights(rows.catalogue, rows.choices, {});
  const Finding& groups = find(findings, "engagement-groups");
  CHECK(groups.estimate.value == doctest::Approx(-0.5));
  CHECK(groups.verdict == Verdict::kRefuted);
  CHECK(under(groups, "by geometric means").value == doctest::Approx(101.0 / 201 - 1));
  CHECK(under(groups, "without the first half").n == 40);
}

TEST_CASE("videos that nobody watched, or without likes, are no part of engagement groups") {
  Rows rows = pairs_of_tracks({.streams = 100, .likes = 90}, {.streams = 200, .likes = 9});
  rows.catalogue.views[0] = 0;
  rows.catalogue.likes[2] = kMissing;
  const std::vector<Finding> findings = recompute_old_insights(rows.catalogue, rows.choices, {});
  CHECK(find(findings, "engagement-groups").estimate.n == 78);
}

TEST_CASE("half and double tempo are folded onto the segment, a tempo of 0 is in neither part") {
  Rows rows =
      pairs_of_tracks({.tempo_bpm = 62.5, .streams = 399}, {.tempo_bpm = 90, .streams = 99});
  rows.catalogue.audio.tempo_bpm[0] = 0;
  rows.catalogue.audio.tempo_bpm[2] = 125;
  const std::vector<Finding> findings = recompute_old_insights(rows.catalogue, rows.choices, {});
  const Finding& tempo = find(findings, "tempo-segment");
  CHECK(tempo.estimate.n == 79);
  const Estimate& folded = under(tempo, "half and double tempo taken for the same");
  CHECK(folded.value == doctest::Approx(3));
  CHECK(tempo.estimate.value < folded.value);
  CHECK(under(tempo, "by means").value ==
        doctest::Approx(399.0 / ((38 * 399 + 40 * 99) / 78.0) - 1));
  const TempoSegment segment;
  CHECK(segment.holds_folded(240));
  CHECK(segment.holds_folded(260));
  CHECK_FALSE(segment.holds_folded(261));
  CHECK_FALSE(segment.holds_folded(119));
}

TEST_CASE("the rule of danceability and energy is a ratio of hit chances") {
  Rows rows = pairs_of_tracks({.danceability = 0.7, .energy = 0.8, .streams = 10},
                              {.danceability = 0.69, .energy = 0.8, .streams = 10});
  // The eight largest of eighty: six that the rule names, two others.
  for (std::size_t i = 0; i < 6; ++i) rows.catalogue.streams[2 * i] = 1000;
  for (std::size_t i = 0; i < 2; ++i) rows.catalogue.streams[2 * i + 1] = 1000;
  const std::vector<Finding> findings = recompute_old_insights(rows.catalogue, rows.choices, {});
  CHECK(find(findings, "danceability-energy-rule").estimate.value == doctest::Approx(2));
}

TEST_CASE("tracks above their band are ranked by bands beyond, and held against chance") {
  Rows rows;
  for (int i = 0; i < 100; ++i) {
    features::add_track({.artist = "artist " + std::to_string(i), .streams = std::exp(5.0) - 1},
                        rows.catalogue);
  }
  rows.finish();
  rows.catalogue.streams[7] = std::exp(8.0) - 1;   // two above a band of width 2
  rows.catalogue.streams[9] = std::exp(10.0) - 1;  // four above a band of width 8
  std::vector<double> prediction(100, 5);
  std::vector<double> low(100, 4);
  std::vector<double> high(100, 6);
  low[9] = -2;
  prediction[3] = kMissing;
  low[3] = high[3] = kMissing;
  const PlatformGaps gaps = find_platform_gaps(
      rows.catalogue, {rows.choices.front().rows, prediction, low, high}, Platform::kSpotify, {});
  CHECK(gaps.above.n == 99);
  CHECK(gaps.above.value == doctest::Approx(2.0 / 99));
  CHECK(gaps.expected_by_chance == doctest::Approx(4.95));
  REQUIRE(gaps.tracks.size() == 2);
  CHECK(gaps.tracks[0].row == 7);
  CHECK(gaps.tracks[0].artist == "artist 7");
  CHECK(gaps.tracks[0].beyond == doctest::Approx(1));
  CHECK(gaps.tracks[1].beyond == doctest::Approx(0.5));
  CHECK(gaps.tracks[0].expected == doctest::Approx(std::exp(5.0) - 1));
  CHECK(gaps.tracks[0].ratio.value == doctest::Approx(std::exp(3.0)));
  CHECK(gaps.tracks[0].ratio.low == doctest::Approx(std::exp(2.0)));
  CHECK(gaps.tracks[0].ratio.high == doctest::Approx(std::exp(4.0)));
  const Finding finding = platform_gap_finding(gaps);
  CHECK(finding.verdict == judge_at_least(gaps.above, 0.05));
  CHECK(finding.sentence.english.starts_with("2 of 99 tracks lie above their band, 5 would"));
  const PlatformGaps first =
      find_platform_gaps(rows.catalogue, {rows.choices.front().rows, prediction, low, high},
                         Platform::kSpotify, {.most = 1});
  CHECK(first.tracks.size() == 1);
  CHECK(first.tracks_above == 2);
  const PlatformGaps none = find_platform_gaps(rows.catalogue, {}, Platform::kYouTube, {});
  CHECK(platform_gap_finding(none).verdict == Verdict::kNotIdentifiable);
}

TEST_CASE("an old claim is recomputed, or says what it would take") {
  Kpis kpis;
  kpis.engagement_mean_of_ratios = {0.0125, 0.012, 0.013, 900};
  kpis.engagement_ratio_of_sums = {0.009, 0.0085, 0.0095, 900};
  const std::vector<OldClaim> claims = judge_old_claims(kpis);
  const auto claim = [&claims](std::string_view id) {
    const auto found = std::ranges::find(claims, id, &OldClaim::id);
    REQUIRE(found != claims.end());
    return *found;
  };
  CHECK(claims.size() == 8);
  CHECK(claim("engagement").verdict == Verdict::kRefuted);
  CHECK(claim("engagement").sentence.english.find("1.25 % [1.20 %, 1.30 %]") != std::string::npos);
  CHECK(claim("hit-rate").sentence.english.find("9 points, or +14.5 %") != std::string::npos);
  CHECK(claim("conversion").sentence.english.find("3.7 points, or +42.5 %") != std::string::npos);
  CHECK(claim("savings-dollars").verdict == Verdict::kNotIdentifiable);
  for (const OldClaim& each : claims) {
    CHECK_FALSE(each.from_plan.has_value());
    CHECK(each.sentence.english.find("{}") == std::string::npos);
    CHECK(each.sentence.korean.find("{}") == std::string::npos);
    CHECK(each.sentence.korean != each.sentence.english);
  }
  CHECK(judge_old_claims({})[6].verdict == Verdict::kNotIdentifiable);
}

TEST_CASE("any number of threads gives the same findings") {
  const Rows rows = draw_rows(400, 4);
  const auto take = [&rows](int threads) {
    const stats::BootstrapOptions bootstrap{.seed = 3, .threads = threads};
    std::vector<Finding> findings =
        find_predictability(rows.catalogue, rows.cues, rows.choices, {.bootstrap = bootstrap});
    const auto add = [&findings](std::vector<Finding> more) {
      std::ranges::move(more, std::back_inserter(findings));
    };
    add(find_correlations(rows.catalogue, rows.choices, {.bootstrap = bootstrap}));
    add(recompute_old_insights(rows.catalogue, rows.choices, {.bootstrap = bootstrap}));
    add(weigh_audio({rows.catalogue, rows.cues, rows.choices.front().rows}, {.threads = threads}));
    return findings;
  };
  const std::vector<Finding> one = take(1);
  const std::vector<Finding> three = take(3);
  REQUIRE(one.size() == three.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].sentence.english == three[i].sentence.english);
    if (std::isnan(one[i].estimate.low)) continue;
    CHECK(one[i].estimate.low == three[i].estimate.low);
    CHECK(one[i].estimate.high == three[i].estimate.high);
  }
}

TEST_CASE("an empty catalogue has findings without figures") {
  Rows rows;
  rows.finish();
  std::vector<Finding> findings = find_correlations(rows.catalogue, rows.choices, {});
  for (Finding& each : recompute_old_insights(rows.catalogue, rows.choices, {})) {
    findings.push_back(std::move(each));
  }
  findings.push_back(rule_finding(search_rules(rows.catalogue, rows.cues, rows.choices, {})));
  for (const Finding& finding : findings) {
    CHECK(std::isnan(finding.estimate.value));
    CHECK(finding.estimate.n == 0);
    CHECK((finding.verdict == Verdict::kNotIdentifiable || finding.id == "h3-efficiency"));
    CHECK(finding.sentence.english.find("–") == std::string::npos);
  }
}

TEST_CASE("a sentence of a finding names what it is about, and nothing below it") {
  const Rows rows = draw_rows(300, 6);
  for (const Finding& finding : recompute_old_insights(rows.catalogue, rows.choices, {})) {
    CHECK_FALSE(finding.sentence.english.starts_with("Their"));
    CHECK(finding.sentence.english.find("{}") == std::string::npos);
    CHECK(finding.sentence.korean.find("{}") == std::string::npos);
  }
  for (const Finding& finding :
       weigh_audio({rows.catalogue, rows.cues, rows.choices.front().rows}, {})) {
    CHECK(finding.sentence.english.find("below.") == std::string::npos);
  }
}

TEST_CASE("a share of the variance below 0 is said to be worse than the mean") {
  std::vector<evaluate::ModelCard> cards(2);
  for (evaluate::ModelCard& card : cards) card.target = "log_streams";
  cards[0].scenario = "a";
  cards[0].regression.emplace().r2 = {-0.06, -0.1, -0.02, 90};
  cards[1].scenario = "b";
  cards[1].regression.emplace().r2 = {0.3, 0.2, 0.4, 90};
  const std::vector<Finding> findings = find_predictability(cards, 0.7);
  CHECK(find(findings, "h1-scenario-a").sentence.english.find("worse than the mean") !=
        std::string::npos);
  CHECK(find(findings, "h1-scenario-b").sentence.english.find("worse") == std::string::npos);
}

TEST_CASE("a threshold is above, below or within an interval") {
  const auto words = [](Estimate estimate) {
    return threshold_words(estimate, 0.6, Unit::kDecimal).english;
  };
  CHECK(words({0.7, 0.6, 0.8, 9}) == "the whole interval lies at or above 0.600");
  CHECK(words({0.5, 0.4, 0.59, 9}) == "the whole interval lies below 0.600");
  CHECK(words({0.6, 0.5, 0.7, 9}) == "0.600 lies within the interval, so this is undecided");
  CHECK(words({0.6, kMissing, kMissing, 9}).starts_with("without an interval"));
  CHECK(threshold_words({1, 0, 2, 9}, 0, Unit::kLift).english.ends_with("above zero"));
}

}  // namespace
}  // namespace crossfade::insight
