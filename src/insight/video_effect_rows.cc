#include "insight/video_effect_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <unordered_map>

#include "features/feature_recipe.h"
#include "features/feature_values.h"
#include "insight/artist_sums.h"
#include "stats/summary.h"

namespace crossfade::insight {
namespace {

using features::Family;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// 1, 0 or NaN.
double treatment_of(const features::RowMaterial& material, std::size_t row,
                    VideoTreatment treatment) {
  if (treatment == VideoTreatment::kOfficialVideo) {
    const catalogue::Flag flag = material.catalogue.official_video[row];
    return flag == catalogue::Flag::kMissing ? kNaN : static_cast<double>(flag);
  }
  const features::VideoKind kind = material.cues[row].video_kind;
  if (kind == features::VideoKind::kNone) return kNaN;
  return kind == features::VideoKind::kMusicVideo ? 1 : 0;
}

// Numbers artists from 0 by first sight.
std::vector<std::uint32_t> renumber(std::span<const std::uint32_t> artist, std::size_t& count) {
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  std::vector<std::uint32_t> dense;
  dense.reserve(artist.size());
  for (const std::uint32_t each : artist) {
    dense.push_back(
        number.try_emplace(each, static_cast<std::uint32_t>(number.size())).first->second);
  }
  count = number.size();
  return dense;
}

std::vector<std::size_t> describing_features() {
  std::vector<std::size_t> described;
  for (std::size_t i = 0; i < features::feature_table().size(); ++i) {
    const Family family = features::feature_table()[i].family;
    if (family == Family::kAudio || family == Family::kSheet) described.push_back(i);
  }
  return described;
}

learn::FeatureMatrix confounders_of(const features::RowMaterial& material,
                                    const std::vector<std::size_t>& described,
                                    const std::vector<std::size_t>& rows, int threads) {
  const features::FittedRows unfitted{rows, std::vector<features::FittedRow>(rows.size())};
  const learn::FeatureMatrix read =
      features::make_matrix({described}, material.catalogue, material.cues, unfitted, threads);
  const std::size_t names = std::min(material.sheet_names.columns(), features::kNamesColumns);
  learn::FeatureMatrix all(rows.size(), described.size() + names);
  for (std::size_t c = 0; c < described.size(); ++c) {
    std::ranges::copy(read.column(c), all.column(c).begin());
  }
  for (std::size_t c = 0; c < names; ++c) {
    const std::span<float> column = all.column(described.size() + c);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      column[i] = material.sheet_names.column(c)[rows[i]];
    }
  }
  return all;
}

template <typename T>
std::vector<T> pick(const std::vector<T>& from, std::span<const std::size_t> places) {
  std::vector<T> picked;
  picked.reserve(places.size());
  for (const std::size_t place : places) picked.push_back(from[place]);
  return picked;
}

struct ArtistTotals {
  std::vector<double> rows;
  std::vector<double> sum;
};

ArtistTotals total_by_artist(const VideoEffectRows& rows, std::span<const double> values) {
  ArtistTotals totals{std::vector<double>(rows.artists), std::vector<double>(rows.artists)};
  for (std::size_t i = 0; i < values.size(); ++i) {
    totals.rows[rows.artist[i]] += 1;
    totals.sum[rows.artist[i]] += values[i];
  }
  return totals;
}

bool is_matched_on(const features::Feature& feature) {
  return feature.family == Family::kAudio || feature.value == features::values::album_type_album ||
         feature.value == features::values::album_type_single ||
         feature.value == features::values::album_type_compilation;
}

}  // namespace

VideoEffectRows video_effect_rows(const features::RowMaterial& material,
                                  std::span<const std::size_t> chosen, VideoTreatment treatment,
                                  int threads) {
  const catalogue::Catalogue& catalogue = material.catalogue;
  const ArtistGroups artists = group_by_artist(catalogue);
  VideoEffectRows result;
  std::vector<std::uint32_t> artist;
  for (const std::size_t row : chosen) {
    const double treated = treatment_of(material, row, treatment);
    if (std::isnan(treated) || std::isnan(catalogue.streams[row])) continue;
    result.rows.push_back(row);
    result.treatment.push_back(treated);
    result.log_streams.push_back(std::log1p(catalogue.streams[row]));
    result.log_views.push_back(std::log1p(catalogue.views[row]));
    artist.push_back(artists.group[row]);
  }
  result.artist = renumber(artist, result.artists);
  result.described = describing_features();
  result.confounders = confounders_of(material, result.described, result.rows, threads);
  return result;
}

bool stream_alike(const VideoEffectRows& all) {
  return std::ranges::adjacent_find(all.log_streams, std::not_equal_to()) == all.log_streams.end();
}

std::vector<std::size_t> compared_places(const VideoEffectRows& all) {
  const ArtistTotals treated = total_by_artist(all, all.treatment);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double of_artist = treated.sum[all.artist[i]];
    if (of_artist > 0 && of_artist < treated.rows[all.artist[i]]) places.push_back(i);
  }
  return places;
}

VideoEffectRows select_places(const VideoEffectRows& all, std::span<const std::size_t> places) {
  VideoEffectRows some;
  some.rows = pick(all.rows, places);
  some.treatment = pick(all.treatment, places);
  some.log_streams = pick(all.log_streams, places);
  some.log_views = pick(all.log_views, places);
  some.artist = renumber(pick(all.artist, places), some.artists);
  some.described = all.described;
  some.confounders = all.confounders.select_rows(places);
  return some;
}

std::vector<double> streams_of_others(const VideoEffectRows& rows) {
  const ArtistTotals totals = total_by_artist(rows, rows.log_streams);
  std::vector<double> means(rows.size(), kNaN);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double others = totals.rows[rows.artist[i]] - 1;
    if (others > 0) means[i] = (totals.sum[rows.artist[i]] - rows.log_streams[i]) / others;
  }
  return means;
}

learn::FeatureMatrix matching_columns(const VideoEffectRows& rows) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < rows.described.size(); ++c) {
    if (is_matched_on(features::feature_table()[rows.described[c]])) columns.push_back(c);
  }
  learn::FeatureMatrix scaled(rows.size(), columns.size());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const std::span<const float> from = rows.confounders.column(columns[k]);
    const std::vector<double> values(from.begin(), from.end());
    const double mean = stats::mean(values);
    const double spread = stats::standard_deviation(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double scored = spread > 0 ? (values[i] - mean) / spread : 0;
      scaled.column(k)[i] = std::isnan(scored) ? 0.0F : static_cast<float>(scored);
    }
  }
  return scaled;
}

}  // namespace crossfade::insight
