#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "features/row_material.h"
#include "learn/feature_matrix.h"

namespace crossfade::insight {

/// What is called treated.
enum class VideoTreatment : std::uint8_t {
  kOfficialVideo,  ///< the flag official_video; rows where it is missing take no part
  kMusicVideo,     ///< title and channel make it a music video; rows without either take no part
};

/// The rows of a study of video effects, one entry a row. Nothing in `confounders` is known only
/// once there is a video.
struct VideoEffectRows {
  std::vector<std::size_t> rows;  ///< of the catalogue
  std::vector<double> treatment;  ///< 1 or 0
  std::vector<double> log_streams;
  std::vector<double> log_views;
  std::vector<std::uint32_t> artist;  ///< numbered from 0
  std::size_t artists = 0;
  std::vector<std::size_t> described;  ///< features behind the first columns of `confounders`
  learn::FeatureMatrix confounders;    ///< audio, release sheet, then how its names are spelt

  std::size_t size() const { return rows.size(); }
};

/// Those of `chosen` that take part.
VideoEffectRows video_effect_rows(const features::RowMaterial& material,
                                  std::span<const std::size_t> chosen, VideoTreatment treatment,
                                  int threads);

/// Whether all of them stream the same (none do, too): then nothing can be told apart.
bool stream_alike(const VideoEffectRows& all);
/// Places of the rows whose artist has both treated and other rows.
std::vector<std::size_t> compared_places(const VideoEffectRows& all);
/// The rows at these places, artists numbered anew.
VideoEffectRows select_places(const VideoEffectRows& all, std::span<const std::size_t> places);

/// Mean log streams of the artist's other rows (of all of them, whatever their treatment); NaN
/// where he has none.
std::vector<double> streams_of_others(const VideoEffectRows& rows);

/// rows x a few: sound and album type in units of their spread, missing values at the mean: what
/// matching calls near.
learn::FeatureMatrix matching_columns(const VideoEffectRows& rows);

}  // namespace crossfade::insight
