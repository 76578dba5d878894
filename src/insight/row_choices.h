#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"
#include "features/track_cues.h"
#include "text/sentence.h"

namespace crossfade::insight {

/// A choice of cleaning: which rows a figure is taken on.
struct RowChoice {
  text::Sentence name;
  std::vector<std::size_t> rows;  ///< of the catalogue, ascending
};

/// The choices that findings are moved under. The first is the one they rest on: streams, views and
/// audio known, one row a recording. Then: repeats of recordings kept; the old 3-sigma cuts on
/// streams, views and likes made; automatic Topic uploads and videos whose title does not name the
/// track left out. `cues` has one entry a catalogue row.
std::vector<RowChoice> row_choices(const catalogue::Catalogue& catalogue,
                                   const catalogue::RecordingIndex& recordings,
                                   std::span<const features::TrackCues> cues);

}  // namespace crossfade::insight
