#include "insight/rule_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"
#include "features/feature_table.h"
#include "insight/artist_sums.h"
#include "insight/box_search.h"
#include "insight/generated_catalogue_test.h"
#include "stats/group_lift.h"

namespace crossfade::insight {
namespace {

constexpr std::size_t kTracks = 3000;

// Streams that owe nothing to the sound of a track, but much to its artist.
void draw_streams(std::uint64_t seed, StudiedCatalogue& studied) {
  catalogue::Catalogue& catalogue = studied.catalogue;
  const ArtistGroups artists = group_by_artist(catalogue);
  base::Random random(seed);
  std::vector<double> fame(artists.count);
  for (double& each : fame) each = random.normal();
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    const double log_streams = 16 + 1.2 * fame[artists.group[row]] + 1.1 * random.normal();
    catalogue.streams[row] = std::floor(std::exp(log_streams));
  }
}

// Gives every artist the streams of another, track by track.
void swap_streams(std::uint64_t seed, StudiedCatalogue& studied) {
  catalogue::Catalogue& catalogue = studied.catalogue;
  const ArtistGroups artists = group_by_artist(catalogue);
  std::vector<std::vector<double>> streams(artists.count);
  for (const std::size_t row : studied.choices.front().rows) {
    streams[artists.group[row]].push_back(catalogue.streams[row]);
  }
  std::erase_if(streams, [](const std::vector<double>& block) { return block.empty(); });
  base::Random random(seed);
  std::vector<std::size_t> giver(artists.count);
  for (std::size_t& each : giver) each = random.below(static_cast<std::uint32_t>(streams.size()));
  std::vector<std::size_t> taken(artists.count);
  for (const std::size_t row : studied.choices.front().rows) {
    const std::uint32_t artist = artists.group[row];
    const std::vector<double>& block = streams[giver[artist]];
    catalogue.streams[row] = block[taken[artist]++ % block.size()];
  }
}

// How many of the catalogues of these seeds, in which no rule is true, yield a rule.
int false_alarms(std::uint64_t first_seed, std::size_t catalogues) {
  std::vector<int> alarm(catalogues);
  base::parallel_for(catalogues, 2, [&](std::size_t i) {
    const std::uint64_t seed = first_seed + i;
    StudiedCatalogue studied = study_generated(kTracks, seed);
    if (i % 2 == 0) {
      draw_streams(seed, studied);
    } else {
      swap_streams(seed, studied);
    }
    const RuleSearch search = search_rules(studied.catalogue, studied.cues, studied.choices,
                                           {.bootstrap = {.seed = seed}});
    CHECK(search.candidates > 0);
    alarm[i] = search.survivors.empty() ? 0 : 1;
  });
  return static_cast<int>(std::ranges::count(alarm, 1));
}

// Tracks that are danceable and not loud have 60 % more streams than drawn.
void plant_rule(StudiedCatalogue& studied) {
  catalogue::Catalogue& catalogue = studied.catalogue;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (catalogue.audio.danceability[row] > 0.6 && catalogue.audio.loudness_db[row] < -6) {
      catalogue.streams[row] *= 1.6;
    }
  }
}

std::vector<std::string_view> names_of(const AudioRule& rule) {
  std::vector<std::string_view> names;
  for (const AudioRange& range : rule.ranges) {
    names.push_back(features::feature_table()[range.feature].name);
  }
  return names;
}

TEST_CASE("catalogues in which no rule is true hardly ever yield one") {
  CHECK(false_alarms(1000, 20) <= 3);
}

TEST_CASE("of 200 catalogues in which no rule is true at most 16 yield one" * doctest::skip()) {
  CHECK(false_alarms(5000, 200) <= 16);
}

TEST_CASE("a planted rule of 60 % is found, and its lift lies in the interval") {
  StudiedCatalogue studied = study_generated(8000, 3);
  draw_streams(3, studied);
  plant_rule(studied);
  studied.choices.push_back({"the same rows again", studied.choices.front().rows});
  const RuleSearch search = search_rules(studied.catalogue, studied.cues, studied.choices, {});
  REQUIRE_FALSE(search.survivors.empty());
  const auto found = std::ranges::find_if(search.survivors, [](const AudioRule& rule) {
    return names_of(rule) == std::vector<std::string_view>{"danceability", "loudness"};
  });
  REQUIRE(found != search.survivors.end());
  CHECK(found->outcome == RuleOutcome::kStreams);
  CHECK(found->p < 0.01);
  CHECK(found->lift.low < 0.6);
  CHECK(found->lift.high > 0.4);
  CHECK(found->ranges[0].above == doctest::Approx(0.6).epsilon(0.1));
  CHECK(found->ranges[1].at_most == doctest::Approx(-6).epsilon(0.15));
  REQUIRE(found->under.size() == studied.choices.size() - 1);
  CHECK(found->under[0].choice.english == "repeats of recordings kept");
  CHECK(found->under[0].estimate.value == doctest::Approx(found->lift.value).epsilon(0.3));
  // A rule's cuts hold the rows that its bins held.
  CHECK(found->under.back().estimate.value == found->lift.value);
  CHECK(found->under.back().estimate.n == found->lift.n);
  const Finding finding = rule_finding(search);
  CHECK(finding.verdict == Verdict::kSupported);
  CHECK(finding.estimate.value == search.survivors.front().lift.value);
}

TEST_CASE("any number of threads finds the same rules") {
  StudiedCatalogue studied = study_generated(2000, 9);
  plant_rule(studied);
  RuleSearchOptions options;
  const RuleSearch one = search_rules(studied.catalogue, studied.cues, studied.choices, options);
  options.bootstrap.threads = 3;
  const RuleSearch three = search_rules(studied.catalogue, studied.cues, studied.choices, options);
  REQUIRE(one.survivors.size() == three.survivors.size());
  for (std::size_t i = 0; i < one.survivors.size(); ++i) {
    CHECK(one.survivors[i].lift.low == three.survivors[i].lift.low);
    CHECK(one.survivors[i].p == three.survivors[i].p);
  }
}

TEST_CASE("too few tracks are not searched, and that is said") {
  const StudiedCatalogue studied = study_generated(300, 2);
  const RuleSearch search = search_rules(studied.catalogue, studied.cues, studied.choices, {});
  CHECK(search.searched == 0);
  CHECK(search.survivors.empty());
  CHECK(rule_finding(search).verdict == Verdict::kNotIdentifiable);
  RuleSearch nothing_held;
  nothing_held.searched = 5000;
  nothing_held.candidates = 12;
  CHECK(rule_finding(nothing_held).verdict == Verdict::kUndecided);
  CHECK(rule_finding(nothing_held).sentence.english.starts_with("None: of 5,000 ranges"));
}

TEST_CASE("a rule that is supported is not held against a lift that its interval does not reach") {
  RuleSearch search;
  search.searched = 5000;
  search.candidates = 12;
  search.least_lift = 0.1;
  search.survivors.resize(1);
  search.survivors.front().ranges = {{.feature = features::feature_index("energy"), .above = 0.5}};
  search.survivors.front().lift = {0.15, 0.04, 0.27, 300};
  const Finding finding = rule_finding(search);
  CHECK(finding.verdict == Verdict::kSupported);
  CHECK(finding.verdict == judge_at_least(finding.estimate, finding.threshold));
}

TEST_CASE("a rule is told by its cuts, with their units") {
  AudioRule rule;
  rule.ranges = {{.feature = features::feature_index("tempo"), .above = 118.26, .at_most = 131.5},
                 {.feature = features::feature_index("instrumentalness"), .at_most = 0.0000357}};
  CHECK(rule_words(rule).english ==
        "tempo above 118 BPM, at most 132 BPM and instrumentalness at most 0.0000357");
  CHECK(rule_words(rule).korean == "템포 118 BPM 초과 132 BPM 이하, 연주곡 정도 0.0000357 이하");
  CHECK(rule.ranges[0].holds(118.5F));
  CHECK_FALSE(rule.ranges[0].holds(118.26F - 1));
  CHECK_FALSE(rule.ranges[0].holds(std::nanf("")));
}

// The twin of the search: every box, counted row by row.
TEST_CASE("the search judges every box as a count of its rows does") {
  base::Random random(4);
  constexpr std::size_t kRows = 900;
  learn::FeatureMatrix matrix(kRows, 3);
  std::vector<std::size_t> places;
  std::vector<double> value;
  std::vector<std::uint32_t> group;
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t c = 0; c < 3; ++c) {
      matrix.column(c)[i] =
          random.below(30) == 0 ? std::nanf("") : static_cast<float>(random.below(4));
    }
    if (i % 7 == 0) continue;
    places.push_back(i);
    const bool is_better = matrix.column(0)[i] >= 2 && matrix.column(2)[i] == 1;
    value.push_back(random.normal() + (is_better ? 1.5 : 0));
    group.push_back(static_cast<std::uint32_t>(i / 3));
  }
  const learn::BinnedMatrix binned(matrix, 1, 4);
  const BoxRows rows{binned, places, value, group};
  const BoxSearch search =
      search_boxes(rows, {.scale = stats::Scale::kLogarithmic, .least_rows = 20, .wanted = 10});
  CHECK(search.searched == 3 * 9 + 3 * 9 * 9);
  const auto pair = std::ranges::find(search.boxes, std::size_t{2}, &BinBox::sides);
  REQUIRE(pair != search.boxes.end());
  CHECK(pair->runs[0].column == 0);
  CHECK(pair->runs[0].first == 2);
  CHECK(pair->runs[0].last == 3);
  CHECK(pair->runs[1].column == 2);
  CHECK(pair->runs[1].first == 1);
  CHECK(pair->runs[1].last == 1);
  // No box of one column on its side that is large enough has a higher z than the one chosen.
  const double best = stats::clustered_z({value, in_box(rows, search.boxes.front()), group});
  for (std::uint32_t column = 0; column < 3; ++column) {
    for (std::uint8_t first = 0; first < 4; ++first) {
      for (std::uint8_t last = first; last < 4; ++last) {
        if (first == 0 && last == 3) continue;
        const std::vector<char> inside = in_box(rows, {{{{column, first, last}, {}}}, 1});
        CHECK(stats::clustered_z({value, inside, group}) <= best);
      }
    }
  }
}

}  // namespace
}  // namespace crossfade::insight
