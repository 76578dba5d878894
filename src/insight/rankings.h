#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"

namespace crossfade::insight {

/// One line of a ranking. Sums run over the known values; NaN where none is known.
struct RankedArtist {
  std::string name;
  std::size_t tracks = 0;
  double streams = 0;
  double views = 0;
};
struct RankedTrack {
  std::string artist;
  std::string track;
  std::size_t row = 0;  ///< catalogue row
  double streams = 0;
  double views = 0;  ///< NaN where missing
};

/// The largest by streams, ties in order of import; without streams none is ranked. Among the
/// tracks a recording stands once, by its largest row.
std::vector<RankedArtist> top_artists(const catalogue::Catalogue& catalogue, std::size_t count);
std::vector<RankedTrack> top_tracks(const catalogue::Catalogue& catalogue,
                                    const catalogue::RecordingIndex& recordings, std::size_t count);

}  // namespace crossfade::insight
