#include "features/feature_recipe.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"

namespace crossfade::features {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Why `feature` may not be used, as the end of a sentence; empty where it may.
std::string_view leak_of(const Feature& feature, Target target, Scenario scenario) {
  const bool of_views = target == Target::kLogViews;
  if (!of_views && (feature.holds & kHoldsStreams) != 0) {
    return "is made of the streams that the model is to predict";
  }
  if (of_views && (feature.holds & kHoldsVideoCounts) != 0) {
    return "is made of the counts of the track's videos";
  }
  if (!video_is_out(scenario) && feature.known_since != KnownSince::kDemo) {
    return "is not known before release";
  }
  if (!has_roster(scenario) && feature.family == Family::kRoster) {
    return "is made of other tracks of the artist, who is unknown in this scenario";
  }
  return {};
}

}  // namespace

void guard_against_leaks(std::span<const std::size_t> features, Target target, Scenario scenario) {
  for (const std::size_t index : features) {
    CF_CHECK(index < feature_table().size());
    const Feature& feature = feature_table()[index];
    const std::string_view leak = leak_of(feature, target, scenario);
    if (leak.empty()) continue;
    throw base::Error(base::ErrorKind::kUsage,
                      "feature '" + std::string(feature.name) + "' leaks: it " + std::string(leak) +
                          " (" + std::string(feature.formula) + ")",
                      {}, "leave it out of the model");
  }
}

FeatureRecipe make_recipe(Target target, Scenario scenario) {
  FeatureRecipe recipe;
  const std::span<const Feature> table = feature_table();
  for (std::size_t index = 0; index < table.size(); ++index) {
    if (leak_of(table[index], target, scenario).empty()) recipe.features.push_back(index);
  }
  guard_against_leaks(recipe.features, target, scenario);
  return recipe;
}

FeatureRecipe leave_out(FeatureRecipe recipe, std::span<const std::size_t> features) {
  std::erase_if(recipe.features, [&](std::size_t feature) {
    return std::ranges::find(features, feature) != features.end();
  });
  return recipe;
}

learn::FeatureMatrix make_matrix(const FeatureRecipe& recipe, const catalogue::Catalogue& catalogue,
                                 std::span<const TrackCues> cues, const FittedRows& fitted,
                                 int threads) {
  CF_CHECK(cues.size() == catalogue.size());
  const std::span<const std::size_t> rows = fitted.rows;
  CF_CHECK(fitted.values.size() == rows.size());
  CF_CHECK(fitted.hidden.empty() || fitted.hidden.size() == rows.size());
  learn::FeatureMatrix matrix(rows.size(), recipe.size());
  base::parallel_for(recipe.size(), threads, [&](std::size_t c) {
    const Feature& feature = feature_table()[recipe.features[c]];
    const std::span<float> column = matrix.column(c);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      column[r] = feature.value({catalogue, rows[r], cues[rows[r]], fitted.values[r]});
    }
    const SoundMask perceived = fitted.hidden.empty() ? SoundMask{0} : perceived_in(feature.name);
    if (perceived == 0) return;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if ((fitted.hidden[r] & perceived) != 0) column[r] = std::numeric_limits<float>::quiet_NaN();
    }
  });
  return matrix;
}

std::vector<double> make_target(Target target, const catalogue::Catalogue& catalogue,
                                std::span<const std::size_t> rows, double hit_threshold) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::size_t row : rows) {
    const double streams = catalogue.streams[row];
    const double views = catalogue.views[row];
    switch (target) {
      case Target::kLogStreams:
        values.push_back(std::log1p(streams));
        break;
      case Target::kHit:
        values.push_back(std::isnan(streams) ? kNaN : streams > hit_threshold ? 1.0 : 0.0);
        break;
      case Target::kLogViews:
        values.push_back(views > 0 ? std::log1p(views) : kNaN);
        break;
    }
  }
  return values;
}

}  // namespace crossfade::features
