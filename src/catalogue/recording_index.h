#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "catalogue/catalogue.h"

namespace crossfade::catalogue {

/// Which rows carry the same sound. Two rows are one recording when their folded track name,
/// duration and danceability are equal (or their ISRC); rows without danceability are compared by
/// name, duration and artist, rows without a duration by name and artist.
struct RecordingIndex {
  std::vector<std::uint64_t> recording;  ///< one identity a row; equal for the same sound
  std::vector<bool> is_first;            ///< the first row of its recording
  std::size_t recordings = 0;
};

/// Reads `catalogue.ids.recording`; a catalogue without identities is given some of its own.
RecordingIndex index_recordings(const Catalogue& catalogue);

}  // namespace crossfade::catalogue
