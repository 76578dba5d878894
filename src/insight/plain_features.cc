#include "insight/plain_features.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "features/feature_recipe.h"
#include "features/feature_table.h"

namespace crossfade::insight {
namespace {

using features::Family;
using features::Feature;

constexpr std::array<std::string_view, 2> kSums = {"audio_positivity", "audio_complexity"};

std::vector<std::size_t> features_where(const auto& is_wanted) {
  std::vector<std::size_t> found;
  const std::span<const Feature> table = features::feature_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (is_wanted(table[i])) found.push_back(i);
  }
  return found;
}

}  // namespace

std::vector<std::size_t> given_audio_features() {
  return features_where([](const Feature& feature) {
    return feature.family == Family::kAudio &&
           std::ranges::find(kSums, feature.name) == kSums.end();
  });
}

std::vector<std::size_t> engagement_ratios() {
  return features_where([](const Feature& feature) {
    return feature.family == Family::kEngagement && feature.unit == "1";
  });
}

std::vector<std::size_t> view_features() {
  return features_where([](const Feature& feature) { return feature.family == Family::kViews; });
}

learn::FeatureMatrix plain_matrix(const catalogue::Catalogue& catalogue,
                                  std::span<const features::TrackCues> cues,
                                  std::span<const std::size_t> rows,
                                  std::vector<std::size_t> features, int threads) {
  features::FittedRows fitted;
  fitted.rows.assign(rows.begin(), rows.end());
  fitted.values.resize(rows.size());
  return features::make_matrix({std::move(features)}, catalogue, cues, fitted, threads);
}

}  // namespace crossfade::insight
