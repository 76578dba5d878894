#pragma once

#include <cstddef>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"

namespace crossfade::features {

/// Whether streams, views and all audio of a row are known.
bool has_study_values(const catalogue::Catalogue& catalogue, std::size_t row);

/// The rows that stream and hit models are trained and judged on: streams, views and audio known,
/// one row a recording (its first such row); ascending catalogue rows.
std::vector<std::size_t> stream_study_rows(const catalogue::Catalogue& catalogue,
                                           const catalogue::RecordingIndex& recordings);
/// The rows for views models: the same, with views > 0.
std::vector<std::size_t> view_study_rows(const catalogue::Catalogue& catalogue,
                                         const catalogue::RecordingIndex& recordings);

}  // namespace crossfade::features
