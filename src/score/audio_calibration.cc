// What a platform calls danceability is a formula that it does not publish. The label's own
// released recordings have both: the platform's value, and a file that can be heard. From these
// pairs a map is fitted (audio_map.h), and judged on artists that it has not seen: the artists are
// dealt into five folds, and each fold's recordings are given the values of a map fitted, with its
// monotone line, on the other four. Those out-of-fold values alone make the correlation, the error
// and the residuals; the map that is kept is then fitted on all pairs.
//
// The gate is on the rank correlation's point estimate. Its interval (artists resampled) is shown:
// on a hundred recordings it is wide, and a reader should see it.
#include "score/audio_calibration.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/error.h"
#include "base/hash.h"
#include "evaluate/fold_plan.h"
#include "evaluate/metrics.h"
#include "evaluate/row_groups.h"
#include "stats/bootstrap.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

constexpr int kFolds = 5;
constexpr double kTempoTolerance = 0.04;
constexpr double kDurationTolerance = 2;
constexpr std::array kOctaves = {1.0, 0.5, 2.0, 1.0 / 3, 3.0};

// A pair that has all inputs.
struct UsedPair {
  const CalibrationPair* pair;
  AudioInputRow inputs;
  std::uint64_t group;   // rows that may not be parted: of an artist, or of a recording
  std::uint32_t artist;  // number, by identity
};

std::vector<UsedPair> used_pairs(std::span<const CalibrationPair* const> pairs) {
  std::vector<UsedPair> used;
  std::map<std::uint64_t, std::uint32_t> artists;
  for (const CalibrationPair* pair : pairs) {
    if (const auto inputs = audio_inputs(pair->heard)) {
      used.push_back({pair, *inputs, 0, 0});
      artists.emplace(pair->artist, 0);
    }
  }
  std::uint32_t number = 0;
  for (auto& [artist, its_number] : artists) its_number = number++;
  evaluate::RowKeys by_artist;
  evaluate::RowKeys by_recording;
  for (UsedPair& each : used) {
    each.artist = artists.at(each.pair->artist);
    by_artist.push_back(each.pair->artist);
    by_recording.push_back(each.pair->recording);
  }
  if (used.empty()) return used;
  const std::vector kinds = {by_artist, by_recording};
  const std::vector<std::uint64_t> groups = evaluate::join_rows(kinds);
  for (std::size_t i = 0; i < used.size(); ++i) used[i].group = groups[i];
  return used;
}

// In an order of their own, so that the caller's changes nothing.
std::vector<const CalibrationPair*> in_order(std::span<const CalibrationPair> pairs) {
  std::vector<const CalibrationPair*> order;
  for (const CalibrationPair& pair : pairs) order.push_back(&pair);
  const auto key = [](const CalibrationPair* pair) {
    return std::tuple(pair->recording, pair->artist, pair->heard.duration_s);
  };
  std::ranges::stable_sort(order, [&](const auto* a, const auto* b) { return key(a) < key(b); });
  return order;
}

std::string digest_of(std::span<const CalibrationPair* const> pairs) {
  base::ContentDigest digest;
  const auto add = [&](auto value) {
    const auto bits = std::bit_cast<std::array<char, sizeof value>>(value);
    digest.add({bits.data(), bits.size()});
  };
  for (const CalibrationPair* pair : pairs) {
    add(pair->recording);
    add(pair->artist);
    for (const audio::Descriptor& line : audio::descriptor_table()) add(pair->heard.*line.value);
    for (const double value : pair->platform) add(value);
    add(pair->tempo_bpm);
    add(pair->key);
    add(pair->duration_s);
  }
  return digest.text();
}

std::size_t count_groups(std::span<const MapExample> examples) {
  std::set<std::uint64_t> groups;
  for (const MapExample& example : examples) groups.insert(example.group);
  return groups.size();
}

// What maps fitted on the other folds say of each example.
std::vector<double> out_of_fold(std::span<const MapExample> examples, const PlatformColumn& column,
                                std::uint32_t seed) {
  std::vector<std::uint64_t> groups;
  for (const MapExample& example : examples) groups.push_back(example.group);
  const evaluate::FoldPlan plan = evaluate::plan_folds(groups, kFolds, seed);
  std::vector<double> said(examples.size());
  for (int f = 0; f < kFolds; ++f) {
    std::vector<MapExample> others;
    for (const std::size_t row : plan.training_rows(f)) others.push_back(examples[row]);
    const AudioMap map = fit_audio_map(others, kFolds, seed);
    for (const std::size_t row : plan.test_rows(f)) {
      said[row] = map.value(examples[row].inputs, column.low, column.high);
    }
  }
  return said;
}

FeatureCalibration fit_feature(std::span<const UsedPair> pairs, const PlatformColumn& column,
                               const CalibrationOptions& options) {
  std::vector<MapExample> examples;
  std::vector<std::uint32_t> artists;
  std::vector<double> truth;
  for (const UsedPair& each : pairs) {
    const double value = each.pair->platform[static_cast<std::size_t>(column.feature)];
    if (!std::isfinite(value)) continue;
    examples.push_back({each.inputs, value, each.group});
    artists.push_back(each.artist);
    truth.push_back(value);
  }
  FeatureCalibration feature;
  feature.recordings = examples.size();
  feature.artists = std::set(artists.begin(), artists.end()).size();
  feature.is_fitted = feature.recordings >= kLeastPairs && count_groups(examples) >= kLeastArtists;
  if (feature.is_fitted) {
    const std::vector<double> said = out_of_fold(examples, column, options.seed);
    const evaluate::RegressionFigures figures = evaluate::regression_figures(
        truth, said, artists, {.seed = options.seed, .threads = options.threads});
    feature.mean_absolute_error = figures.mae;
    feature.rank_correlation = figures.rank_correlation;
    double squares = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
      const double residual = truth[i] - said[i];
      squares += residual * residual;
      feature.residuals.push_back(static_cast<float>(residual));
    }
    std::ranges::sort(feature.residuals);
    feature.error = std::sqrt(squares / static_cast<double>(said.size()));
    feature.map = fit_audio_map(examples, kFolds, options.seed);
  }
  feature.gate = judge_gate(feature);
  return feature;
}

bool is_near(double ours, double theirs) {
  return std::abs(ours - theirs) <= kTempoTolerance * theirs;
}

// 1 or 0; NaN where either is missing.
struct Agreements {
  std::vector<double> tempo, tempo_octave, key, duration, distance;
};

Agreements compare(std::span<const CalibrationPair* const> pairs) {
  Agreements all;
  for (const CalibrationPair* pair : pairs) {
    const audio::AudioDescriptors& ours = pair->heard;
    const auto share = [](bool is_known, bool agrees) {
      return is_known ? (agrees ? 1.0 : 0.0) : audio::kMissing;
    };
    const bool tempo = ours.tempo_bpm > 0 && pair->tempo_bpm > 0;
    all.tempo.push_back(share(tempo, is_near(ours.tempo_bpm, pair->tempo_bpm)));
    all.tempo_octave.push_back(share(tempo, std::ranges::any_of(kOctaves, [&](double octave) {
                                       return is_near(ours.tempo_bpm * octave, pair->tempo_bpm);
                                     })));
    all.key.push_back(share(ours.key >= 0 && pair->key >= 0, ours.key == pair->key));
    all.distance.push_back(std::abs(ours.duration_s - pair->duration_s));
    all.duration.push_back(
        share(std::isfinite(all.distance.back()), all.distance.back() <= kDurationTolerance));
  }
  return all;
}

stats::Estimate share_of(std::span<const double> agrees, std::span<const std::uint32_t> artists,
                         const CalibrationOptions& options) {
  std::vector<double> known;
  std::vector<std::uint32_t> groups;
  for (std::size_t i = 0; i < agrees.size(); ++i) {
    if (std::isnan(agrees[i])) continue;
    known.push_back(agrees[i]);
    groups.push_back(artists[i]);
  }
  if (known.empty()) return {};
  const auto mean = [&](std::span<const double> weights) {
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
      sum += weights[i] * known[i];
      total += weights[i];
    }
    return sum / total;
  };
  return stats::bootstrap(groups, mean, {.seed = options.seed, .threads = options.threads});
}

Agreement agreement_of(std::span<const CalibrationPair* const> pairs,
                       const CalibrationOptions& options) {
  std::map<std::uint64_t, std::uint32_t> numbers;
  for (const CalibrationPair* pair : pairs) numbers.emplace(pair->artist, 0);
  std::uint32_t next = 0;
  for (auto& [artist, number] : numbers) number = next++;
  std::vector<std::uint32_t> artists;
  for (const CalibrationPair* pair : pairs) artists.push_back(numbers.at(pair->artist));
  const Agreements all = compare(pairs);
  return {.tempo = share_of(all.tempo, artists, options),
          .tempo_octave = share_of(all.tempo_octave, artists, options),
          .key = share_of(all.key, artists, options),
          .duration = share_of(all.duration, artists, options),
          .duration_error_s = stats::median(all.distance)};
}

void refuse_few(std::size_t pairs, std::size_t artists) {
  if (pairs >= kLeastPairs && artists >= kLeastArtists) return;
  throw base::Error(base::ErrorKind::kInputRefused,
                    std::to_string(pairs) + " recordings of " + std::to_string(artists) +
                        " artists are both heard and known to the platform: a calibration takes " +
                        std::to_string(kLeastPairs) + " recordings of " +
                        std::to_string(kLeastArtists) + " artists",
                    {},
                    "give more released recordings; a model reads a feature from " +
                        std::to_string(kLeastRecordings) + " on");
}

}  // namespace

CalibrationPair calibration_pair(const audio::AudioDescriptors& heard,
                                 const catalogue::Catalogue& catalogue, std::size_t row) {
  CalibrationPair pair;
  pair.heard = heard;
  for (const PlatformColumn& column : kPlatformColumns) {
    pair.platform[static_cast<std::size_t>(column.feature)] = (catalogue.audio.*column.column)[row];
  }
  pair.tempo_bpm = catalogue.audio.tempo_bpm[row];
  pair.key = catalogue.audio.key[row];
  pair.duration_s = catalogue.duration_ms[row] / 1000;
  pair.artist = catalogue.ids.artist[row];
  pair.recording = catalogue.ids.recording[row];
  return pair;
}

std::string_view gate_name(Gate gate) {
  constexpr std::array<std::string_view, 4> kNames = {"open", "too_few", "too_weak", "constant"};
  return kNames[static_cast<std::size_t>(gate)];
}

text::Bilingual gate_words(Gate gate) {
  constexpr std::array<text::Bilingual, 4> kWords = {{
      {"open", "열림"},
      {"closed: under 100 recordings", "닫힘: 녹음이 100개 미만"},
      {"closed: correlation under .85", "닫힘: 상관이 .85 미만"},
      {"closed: the value never varies", "닫힘: 값이 변하지 않음"},
  }};
  return kWords[static_cast<std::size_t>(gate)];
}

Gate judge_gate(const FeatureCalibration& feature) {
  if (!feature.is_fitted) return Gate::kTooFew;
  if (std::isnan(feature.rank_correlation.value)) return Gate::kConstant;
  if (feature.recordings < kLeastRecordings) return Gate::kTooFew;
  return feature.rank_correlation.value >= kLeastCorrelation ? Gate::kOpen : Gate::kTooWeak;
}

CalibratedValue AudioCalibration::value_of(PlatformFeature feature,
                                           const audio::AudioDescriptors& descriptors) const {
  const FeatureCalibration& its = of(feature);
  const auto inputs = audio_inputs(descriptors);
  if (!its.is_fitted || !inputs) return {};
  const PlatformColumn& column = kPlatformColumns[static_cast<std::size_t>(feature)];
  return {its.map.value(*inputs, column.low, column.high), its.error, its.gate == Gate::kOpen};
}

AudioCalibration fit_audio_calibration(std::span<const CalibrationPair> pairs,
                                       const CalibrationOptions& options) {
  const std::vector<const CalibrationPair*> order = in_order(pairs);
  const std::vector<UsedPair> used = used_pairs(order);
  std::set<std::uint32_t> artists;
  for (const UsedPair& each : used) artists.insert(each.artist);
  refuse_few(used.size(), artists.size());
  AudioCalibration calibration;
  calibration.seed = options.seed;
  calibration.pairs = used.size();
  calibration.artists = artists.size();
  calibration.left_out = pairs.size() - used.size();
  calibration.data_digest = digest_of(order);
  for (const PlatformColumn& column : kPlatformColumns) {
    calibration.features[static_cast<std::size_t>(column.feature)] =
        fit_feature(used, column, options);
  }
  const auto is_fitted = [](const FeatureCalibration& feature) { return feature.is_fitted; };
  if (std::ranges::none_of(calibration.features, is_fitted)) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "none of the platform's values is known for " + std::to_string(kLeastPairs) +
                          " of the recordings",
                      {}, "give a catalogue with columns such as Danceability and Energy");
  }
  calibration.agreement = agreement_of(order, options);
  return calibration;
}

}  // namespace crossfade::score
