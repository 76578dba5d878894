#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "features/fitted_row.h"
#include "features/row_material.h"

namespace crossfade::features {

/// A track whose figures are known, as another track of its artist sees it. NaN is missing.
struct KnownTrack {
  static constexpr std::size_t kSounds = 11;
  static constexpr std::size_t kLogDuration = 10;  ///< its place among them

  std::uint64_t artist = 0;
  std::uint64_t recording = 0;
  std::uint64_t album = 0;    ///< as RowMaterial has it
  std::uint64_t channel = 0;  ///< as RowMaterial has it
  std::uint64_t song = 0;     ///< as TrackCues has it: other takes of one song share it
  std::array<float, kSounds>
      sound{};  ///< Spotify's audio features and ln duration, their own units
  std::array<float, kNamesColumns> names{};  ///< coordinates of the release sheet's names
  float log_streams = std::numeric_limits<float>::quiet_NaN();
  float log_views = std::numeric_limits<float>::quiet_NaN();
  float log_likes = std::numeric_limits<float>::quiet_NaN();
  /// What its video is like; NaN where there is none.
  float likes_a_view = std::numeric_limits<float>::quiet_NaN();     ///< ln ratio
  float comments_a_view = std::numeric_limits<float>::quiet_NaN();  ///< ln ratio
  float licensed = std::numeric_limits<float>::quiet_NaN();         ///< 1 or 0
  float official_video = std::numeric_limits<float>::quiet_NaN();
  float topic_channel = std::numeric_limits<float>::quiet_NaN();
  float vevo_channel = std::numeric_limits<float>::quiet_NaN();
  std::uint32_t leak_group = 0;  ///< while training: tracks of one group never inform each other
  double residual = std::numeric_limits<double>::quiet_NaN();  ///< target - roster_base
};

/// What is known of a catalogue row's track, less what of its sound is hidden; its residual is left
/// unset.
KnownTrack know_track(const RowMaterial& material, std::size_t row, SoundMask hidden = 0);

/// Known tracks by artist.
class Roster {
 public:
  Roster() = default;
  explicit Roster(std::vector<KnownTrack> tracks);

  /// The tracks of an artist, in the order in which they were given; empty where there is none.
  std::span<const KnownTrack> of(std::uint64_t artist) const;
  std::span<const KnownTrack> tracks() const { return tracks_; }

 private:
  std::vector<KnownTrack> tracks_;  // by artist
};

/// Sets the roster features that sum up `others`, the known other tracks of `track`'s artist; all
/// but those of the base model and the process. Sets none but the count where there are none.
void sum_up_roster(const KnownTrack& track, std::span<const KnownTrack> others, FittedRow& fitted);

}  // namespace crossfade::features
