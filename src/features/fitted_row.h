#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "features/sound_mask.h"

namespace crossfade::features {

/// Features that are fitted on a training part, not read from the row alone (FittedFeatures makes
/// them). The feature table says what each is.
enum class Fitted : std::uint8_t {
  kNames,  ///< the first of kNamesColumns
  kNamesExpected = 24,
  kChannelArtists,
  kChannelTracks,
  kChannelStreams,
  kChannelViews,
  kChannelGap,
  kAlbumTracks,
  kAlbumStreams,
  kAlbumStreamsMax,
  kAlbumViews,
  kNamedTracks,
  kNamedStreams,
  kNamedStreamsMax,
  kNamedViews,
  kNamingTracks,
  kNamingStreams,
  kNamingStreamsMax,
  kNamingViews,
  kRosterTracks,
  kRosterStreamsMean,
  kRosterStreamsMax,
  kRosterStreamsMin,
  kRosterStreamsSpread,
  kRosterViewsMean,
  kRosterViewsMax,
  kRosterViewsMin,
  kRosterLikesMean,
  kRosterGapMean,
  kRosterAlbumStreams,
  kRosterAlbumViews,
  kRosterAlbumTracks,
  kRosterStreamsMedian,
  kRosterDurationGap,
  kRosterLikesAView,
  kRosterCommentsAView,
  kRosterLicensed,
  kRosterOfficial,
  kRosterTopic,
  kRosterVevo,
  kRosterSongTracks,
  kRosterSongStreams,
  kRosterBase,
  kRosterResidualMean,
  kRosterSongResidual,
  kRosterProcess,
  kRosterProcessSpread,
  kRosterExpected,
  kCount,
};
inline constexpr std::size_t kNamesColumns = static_cast<std::size_t>(Fitted::kNamesExpected);

/// The fitted features of one row; NaN is missing, and all are until they are set.
class FittedRow {
 public:
  FittedRow() { values_.fill(std::numeric_limits<float>::quiet_NaN()); }

  float operator[](Fitted which) const { return values_[static_cast<std::size_t>(which)]; }
  float& operator[](Fitted which) { return values_[static_cast<std::size_t>(which)]; }
  float names(std::size_t coordinate) const { return values_[coordinate]; }
  float& names(std::size_t coordinate) { return values_[coordinate]; }

 private:
  std::array<float, static_cast<std::size_t>(Fitted::kCount)> values_;
};

/// Catalogue rows with the fitted features of each.
struct FittedRows {
  std::vector<std::size_t> rows;
  std::vector<FittedRow> values;  ///< one a row of `rows`
  /// What of the sound is taken as missing, one a row; empty: nothing.
  std::vector<SoundMask> hidden = {};
};

}  // namespace crossfade::features
