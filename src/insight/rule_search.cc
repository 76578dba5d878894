// Rules that survive.
//
// Whoever looks at a hundred thousand ranges of audio features finds some that did well: by chance.
// So the search and the judgement never share an artist. Artists are halved by lot; the ranges that
// look best on one half, not many and not alike, are the candidates, and the other half, which had
// no part in the choice, tests each of them as if it had been named beforehand. An artist's tracks
// rise and fall together, so the test lets them hang together in any way (Liang and Zeger 1986),
// and as several candidates are tested, p values are corrected for their number (Holm 1979): the
// chance that any rule is reported where none is true stays below the level. What survives still is
// an association: tracks of such a sound do better, which does not say that changing a sound would.
#include "insight/rule_search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/random.h"
#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "features/scenario.h"
#include "insight/box_search.h"
#include "insight/plain_features.h"
#include "insight/row_values.h"
#include "stats/group_lift.h"
#include "stats/multiplicity.h"
#include "stats/summary.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using stats::Scale;
using text::Bilingual;
using text::Sentence;

constexpr std::uint64_t kHalves = 11;  // a stream of the seed
constexpr RuleOutcome kOutcomes[] = {RuleOutcome::kHit, RuleOutcome::kStreams};

Scale scale_of(RuleOutcome outcome) {
  return outcome == RuleOutcome::kHit ? Scale::kPlain : Scale::kLogarithmic;
}

// A key has no order that a range could follow.
std::vector<std::size_t> ranged_features() {
  std::vector<std::size_t> features = given_audio_features();
  std::erase(features, features::feature_index("key"));
  return features;
}

// One half of the artists' tracks, or the tracks of another choice of rows.
struct Half {
  std::vector<std::size_t> place;  // among the rows looked at
  std::vector<double> hit;
  std::vector<double> log_streams;
  std::vector<std::uint32_t> artist;

  const std::vector<double>& value(RuleOutcome outcome) const {
    return outcome == RuleOutcome::kHit ? hit : log_streams;
  }
};

// By artist: 1 where the half that judges holds him.
std::vector<char> draw_halves(const ArtistGroups& artists, std::span<const std::size_t> rows,
                              std::uint64_t seed) {
  std::vector<std::uint32_t> present;
  std::vector<char> seen(artists.count);
  for (const std::size_t row : rows) {
    if (std::exchange(seen[artists.group[row]], char{1}) == 0) {
      present.push_back(artists.group[row]);
    }
  }
  base::Random random(base::mix_seed(seed, kHalves));
  for (std::size_t i = present.size(); i-- > 1;) {
    std::swap(present[i], present[random.below(static_cast<std::uint32_t>(i + 1))]);
  }
  std::vector<char> held_out(artists.count);
  for (std::size_t i = 0; i < present.size() / 2; ++i) held_out[present[i]] = 1;
  return held_out;
}

Half take_half(const catalogue::Catalogue& catalogue, const ArtistGroups& artists,
               std::span<const std::size_t> rows, double hit_threshold, const auto& is_in) {
  Half half;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t artist = artists.group[rows[i]];
    if (!is_in(artist)) continue;
    const double streams = catalogue.streams[rows[i]];
    half.place.push_back(i);
    half.hit.push_back(streams > hit_threshold ? 1 : 0);
    half.log_streams.push_back(std::log1p(streams));
    half.artist.push_back(artist);
  }
  return half;
}

BoxRows box_rows(const learn::BinnedMatrix& features, const Half& half, RuleOutcome outcome) {
  return {features, half.place, half.value(outcome), half.artist};
}

std::vector<AudioRange> ranges_of(const BinBox& box, const learn::BinnedMatrix& features,
                                  std::span<const std::size_t> names) {
  std::vector<AudioRange> ranges;
  for (const BinRun& run : std::span(box.runs).first(box.sides)) {
    AudioRange range{.feature = names[run.column]};
    const auto before = static_cast<std::uint8_t>(run.first - 1);
    const auto behind = static_cast<std::uint8_t>(run.last + 1);
    if (run.first > 0) range.above = features.threshold(run.column, before, run.first);
    if (behind < features.bin_count(run.column)) {
      range.at_most = features.threshold(run.column, run.last, behind);
    }
    ranges.push_back(range);
  }
  return ranges;
}

// A rule before it is known whether it survives.
struct Candidate {
  AudioRule rule;
  double z = 0;
};

// What a search looks at.
struct Material {
  const catalogue::Catalogue& catalogue;
  std::span<const features::TrackCues> cues;
  std::span<const RowChoice> choices;
  const RuleSearchOptions& options;
  std::vector<std::size_t> names;  // the features, by column
  ArtistGroups artists;
  double hit_threshold = 0;
  std::vector<char> held_out = {};  // by artist
};

// The half that proposes and the half that judges.
struct Halves {
  const learn::BinnedMatrix& features;
  Half searched;
  Half held_out;
};

Candidate judge(const BinBox& box, RuleOutcome outcome, const Halves& halves,
                const Material& material) {
  Candidate candidate;
  AudioRule& rule = candidate.rule;
  rule.ranges = ranges_of(box, halves.features, material.names);
  rule.outcome = outcome;
  const auto parted = [&](const Half& half, const std::vector<char>& inside) {
    return stats::PartedRows{half.value(outcome), inside, half.artist};
  };
  const std::vector<char> chosen = in_box(box_rows(halves.features, halves.searched, outcome), box);
  rule.found_lift =
      stats::lift(parted(halves.searched, chosen), scale_of(outcome), {.resamples = 0}).value;
  const std::vector<char> inside = in_box(box_rows(halves.features, halves.held_out, outcome), box);
  candidate.z = stats::clustered_z(parted(halves.held_out, inside));
  rule.lift =
      stats::lift(parted(halves.held_out, inside), scale_of(outcome), material.options.bootstrap);
  rule.lift.n = static_cast<std::size_t>(std::ranges::count(inside, char{1}));
  return candidate;
}

// The rules' lifts on the held-out artists' tracks under the other choices.
void add_variations(const Material& material, std::vector<AudioRule>& rules) {
  if (rules.empty()) return;
  for (const RowChoice& choice : material.choices.subspan(1)) {
    const auto is_held_out = [&](std::uint32_t artist) { return material.held_out[artist] != 0; };
    const Half half = take_half(material.catalogue, material.artists, choice.rows,
                                material.hit_threshold, is_held_out);
    const learn::FeatureMatrix features =
        plain_matrix(material.catalogue, material.cues, choice.rows, material.names,
                     material.options.bootstrap.threads);
    for (AudioRule& rule : rules) {
      std::vector<char> inside(half.place.size(), 1);
      for (const AudioRange& range : rule.ranges) {
        const auto column = static_cast<std::size_t>(
            std::ranges::find(material.names, range.feature) - material.names.begin());
        for (std::size_t i = 0; i < inside.size(); ++i) {
          if (!range.holds(features.column(column)[half.place[i]])) inside[i] = 0;
        }
      }
      stats::Estimate lift = stats::lift({half.value(rule.outcome), inside, half.artist},
                                         scale_of(rule.outcome), material.options.bootstrap);
      lift.n = static_cast<std::size_t>(std::ranges::count(inside, char{1}));
      rule.under.push_back({choice.name, lift});
    }
  }
}

std::vector<AudioRule> survivors_of(std::vector<Candidate> candidates,
                                    const RuleSearchOptions& options) {
  std::vector<double> p;
  for (const Candidate& each : candidates) p.push_back(stats::two_sided_p(each.z));
  const std::vector<double> adjusted = stats::holm_adjusted(p);
  std::vector<AudioRule> survivors;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    AudioRule& rule = candidates[i].rule;
    rule.p = adjusted[i];
    if (rule.p <= options.level && rule.lift.value >= options.least_lift &&
        rule.lift.n >= options.least_tracks) {
      survivors.push_back(std::move(rule));
    }
  }
  std::ranges::stable_sort(survivors, {}, &AudioRule::p);
  return survivors;
}

}  // namespace

std::string_view rule_outcome_name(RuleOutcome outcome) {
  return outcome == RuleOutcome::kHit ? "hit-chance" : "streams";
}

RuleSearch search_rules(const catalogue::Catalogue& catalogue,
                        std::span<const features::TrackCues> cues,
                        std::span<const RowChoice> choices, const RuleSearchOptions& options) {
  const std::vector<std::size_t>& rows = choices.front().rows;
  Material material{
      catalogue, cues, choices, options, ranged_features(), group_by_artist(catalogue)};
  RuleSearch search;
  search.tracks = rows.size();
  search.least_lift = options.least_lift;
  if (rows.size() < 4 * options.least_tracks) return search;
  material.hit_threshold =
      stats::quantile(values_at(catalogue.streams, rows), features::kHitQuantile);
  search.hit_threshold = material.hit_threshold;
  material.held_out = draw_halves(material.artists, rows, options.bootstrap.seed);
  const auto half_of = [&](char judging) {
    return take_half(catalogue, material.artists, rows, material.hit_threshold,
                     [&](std::uint32_t artist) { return material.held_out[artist] == judging; });
  };
  const int threads = options.bootstrap.threads;
  const learn::BinnedMatrix features(plain_matrix(catalogue, cues, rows, material.names, threads),
                                     threads, options.bins);
  const Halves halves{features, half_of(0), half_of(1)};
  search.held_out = halves.held_out.place.size();
  if (halves.searched.place.empty() || halves.held_out.place.empty()) return search;

  std::vector<Candidate> candidates;
  for (const RuleOutcome outcome : kOutcomes) {
    const BoxSearch boxes = search_boxes(box_rows(features, halves.searched, outcome),
                                         {.scale = scale_of(outcome),
                                          .least_rows = options.least_tracks,
                                          .least_lift = options.least_lift,
                                          .wanted = options.candidates});
    search.searched += boxes.searched;
    for (const BinBox& box : boxes.boxes) {
      candidates.push_back(judge(box, outcome, halves, material));
    }
  }
  search.candidates = candidates.size();
  search.survivors = survivors_of(std::move(candidates), options);
  add_variations(material, search.survivors);
  return search;
}

}  // namespace crossfade::insight
