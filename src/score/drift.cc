#include "score/drift.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>

#include "catalogue/recording_index.h"
#include "features/feature_recipe.h"
#include "features/fitted_row.h"
#include "features/track_cues.h"
#include "stats/bootstrap.h"
#include "stats/stability_index.h"

namespace crossfade::score {
namespace {

constexpr std::size_t kFewestRows = 100;
constexpr std::size_t kFewestArtists = 20;
constexpr double kWatchShare = 0.4;  // of the threshold

// One row a recording, and what the table says of it.
struct Sample {
  learn::FeatureMatrix matrix;
  std::vector<std::uint64_t> artist;
  std::size_t artists = 0;
};

std::vector<std::size_t> unfitted_features() {
  std::vector<std::size_t> found;
  const std::span<const features::Feature> table = features::feature_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!features::is_fitted(table[i].family)) found.push_back(i);
  }
  return found;
}

Sample take_sample(const catalogue::Import& import, const std::vector<std::size_t>& columns,
                   int threads) {
  const catalogue::Catalogue& catalogue = import.catalogue;
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(catalogue);
  Sample sample;
  features::FittedRows fitted;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!recordings.is_first[row]) continue;
    fitted.rows.push_back(row);
    sample.artist.push_back(catalogue.ids.artist[row]);
  }
  fitted.values.resize(fitted.rows.size());
  sample.matrix = features::make_matrix(
      {columns}, catalogue, features::read_all_cues(catalogue, threads), fitted, threads);
  sample.artists = std::set(sample.artist.begin(), sample.artist.end()).size();
  return sample;
}

// A feature's counts then, and the bins of the later rows.
struct Column {
  std::vector<double> then;
  std::vector<std::uint8_t> now;
};

Column bin_column(std::span<const float> then, std::span<const float> now) {
  const stats::StabilityBins bins(then);
  Column column{bins.count(then), {}};
  column.now.reserve(now.size());
  for (const float value : now) column.now.push_back(bins.bin_of(value));
  return column;
}

double index_of(const Column& column, std::span<const double> weights) {
  std::vector<double> counts(column.then.size());
  for (std::size_t i = 0; i < weights.size(); ++i) counts[column.now[i]] += weights[i];
  return stats::stability_index(column.then, counts);
}

double missing_share(std::span<const float> values) {
  const auto missing = std::ranges::count_if(values, [](float value) { return std::isnan(value); });
  return values.empty() ? 0 : static_cast<double>(missing) / static_cast<double>(values.size());
}

std::vector<std::uint32_t> numbers_of(const std::vector<std::uint64_t>& artists) {
  std::vector<std::uint64_t> known(artists);
  std::ranges::sort(known);
  std::vector<std::uint32_t> numbers;
  for (const std::uint64_t artist : artists) {
    numbers.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(known, artist) - known.begin()));
  }
  return numbers;
}

// Takes out of the percentile interval what resampling adds, and says what is to be done.
void judge(double threshold, FeatureDrift& drift) {
  stats::Estimate& index = drift.index;
  const double low = 2 * index.value - index.high;
  const double high = 2 * index.value - index.low;
  index.low = std::max(0.0, low);
  index.high = std::max(0.0, high);
  if (std::isnan(low)) return;
  drift.verdict = low > threshold                              ? DriftVerdict::kDrifted
                  : (low + high) / 2 > kWatchShare * threshold ? DriftVerdict::kWatch
                  : high > threshold                           ? DriftVerdict::kUndecided
                                                               : DriftVerdict::kStable;
}

void add_families(InputDrift& drift) {
  const std::span<const features::Feature> table = features::feature_table();
  for (std::size_t i = 0; i < drift.features.size(); ++i) {
    const FeatureDrift& feature = drift.features[i];
    const features::Family family = table[feature.feature].family;
    auto found = std::ranges::find(drift.families, family, &FamilyDrift::family);
    if (found == drift.families.end()) {
      drift.families.push_back({family, i, feature.verdict});
      continue;
    }
    found->verdict = std::max(found->verdict, feature.verdict);
    if (feature.index.value > drift.features[found->worst].index.value) found->worst = i;
  }
}

// Figures of the later rows: an index a column, and last the share of new artists.
std::vector<stats::Estimate> resample(const Sample& now, const std::vector<Column>& columns,
                                      const std::set<std::uint64_t>& known,
                                      const DriftOptions& options) {
  std::vector<double> is_new;
  for (const std::uint64_t artist : now.artist) is_new.push_back(known.contains(artist) ? 0 : 1);
  return stats::bootstrap_all(
      numbers_of(now.artist), columns.size() + 1,
      [&](std::span<const double> weights, std::span<double> figures) {
        for (std::size_t c = 0; c < columns.size(); ++c) figures[c] = index_of(columns[c], weights);
        double rows = 0;
        double newcomers = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
          rows += weights[i];
          newcomers += weights[i] * is_new[i];
        }
        figures[columns.size()] = newcomers / rows;
      },
      {.resamples = options.resamples, .seed = options.seed, .threads = options.threads});
}

}  // namespace

std::string_view drift_verdict_name(DriftVerdict verdict) {
  static constexpr std::array<std::string_view, 4> kNames = {"stable", "undecided", "watch",
                                                             "drifted"};
  return kNames[static_cast<std::size_t>(verdict)];
}

InputDrift measure_drift(const catalogue::Import& then, const catalogue::Import& now,
                         const DriftOptions& options) {
  const std::vector<std::size_t> features = unfitted_features();
  const Sample first = take_sample(then, features, options.threads);
  const Sample second = take_sample(now, features, options.threads);
  InputDrift drift;
  drift.rows_then = first.artist.size();
  drift.rows_now = second.artist.size();
  drift.artists_now = second.artists;
  std::vector<Column> columns;
  for (std::size_t c = 0; c < features.size(); ++c) {
    columns.push_back(bin_column(first.matrix.column(c), second.matrix.column(c)));
  }
  const std::set<std::uint64_t> known(first.artist.begin(), first.artist.end());
  const std::vector<stats::Estimate> figures = resample(second, columns, known, options);
  drift.new_artists = figures.back();
  const bool is_enough = std::min(drift.rows_then, drift.rows_now) >= kFewestRows &&
                         std::min(first.artists, second.artists) >= kFewestArtists;
  for (std::size_t c = 0; c < features.size(); ++c) {
    FeatureDrift feature{features[c], figures[c], missing_share(first.matrix.column(c)),
                         missing_share(second.matrix.column(c))};
    judge(options.threshold, feature);
    if (!is_enough) feature.verdict = DriftVerdict::kUndecided;
    drift.features.push_back(feature);
  }
  add_families(drift);
  if (!is_enough) return drift;
  drift.verdict = DriftVerdict::kStable;
  for (const FamilyDrift& family : drift.families) {
    if (family.verdict != DriftVerdict::kUndecided) {
      drift.verdict = std::max(drift.verdict, family.verdict);
    }
  }
  return drift;
}

}  // namespace crossfade::score
