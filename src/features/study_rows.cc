#include "features/study_rows.h"

#include <cmath>
#include <unordered_set>

#include "base/check.h"

namespace crossfade::features {
namespace {

bool knows_audio(const catalogue::Catalogue& catalogue, std::size_t row) {
  const catalogue::AudioColumns& audio = catalogue.audio;
  for (const auto* column :
       {&audio.danceability, &audio.energy, &audio.key, &audio.loudness_db, &audio.speechiness,
        &audio.acousticness, &audio.instrumentalness, &audio.liveness, &audio.valence,
        &audio.tempo_bpm, &catalogue.duration_ms}) {
    if (std::isnan((*column)[row])) return false;
  }
  return true;
}

}  // namespace

bool has_study_values(const catalogue::Catalogue& catalogue, std::size_t row) {
  return !std::isnan(catalogue.streams[row]) && !std::isnan(catalogue.views[row]) &&
         knows_audio(catalogue, row);
}

std::vector<std::size_t> stream_study_rows(const catalogue::Catalogue& catalogue,
                                           const catalogue::RecordingIndex& recordings) {
  CF_CHECK(recordings.recording.size() == catalogue.size());
  std::vector<std::size_t> rows;
  std::unordered_set<std::uint64_t> seen;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!has_study_values(catalogue, row)) continue;
    // First among the rows that qualify: RecordingIndex::is_first may name one that does not.
    if (seen.insert(recordings.recording[row]).second) rows.push_back(row);
  }
  return rows;
}

std::vector<std::size_t> view_study_rows(const catalogue::Catalogue& catalogue,
                                         const catalogue::RecordingIndex& recordings) {
  std::vector<std::size_t> rows = stream_study_rows(catalogue, recordings);
  std::erase_if(rows, [&](std::size_t row) { return catalogue.views[row] <= 0; });
  return rows;
}

}  // namespace crossfade::features
