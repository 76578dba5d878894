#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "catalogue/generate.h"
#include "catalogue/import.h"
#include "catalogue/recording_index.h"
#include "features/track_cues.h"
#include "insight/row_choices.h"

namespace crossfade::insight {

/// An imported file with what the findings read beside it.
struct StudiedCatalogue {
  catalogue::Catalogue catalogue;
  catalogue::RecordingIndex recordings;
  std::vector<features::TrackCues> cues;
  std::vector<RowChoice> choices;
};

inline StudiedCatalogue study_file(const std::string& path) {
  StudiedCatalogue studied;
  studied.catalogue = catalogue::import_files({path}, {}).catalogue;
  studied.recordings = catalogue::index_recordings(studied.catalogue);
  studied.cues = features::read_all_cues(studied.catalogue, 2);
  studied.choices = row_choices(studied.catalogue, studied.recordings, studied.cues);
  return studied;
}

/// A synthetic catalogue (catalogue/generate.h).
inline StudiedCatalogue study_generated(std::size_t tracks, std::uint64_t seed) {
  std::string csv;
  catalogue::generate_csv({.tracks = tracks, .seed = seed},
                          [&csv](std::string_view piece) { csv += piece; });
  std::string folder = (std::filesystem::temp_directory_path() / "insight_XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  base::write_file(folder + "/catalogue.csv", csv);
  StudiedCatalogue studied = study_file(folder + "/catalogue.csv");
  std::filesystem::remove_all(folder);
  return studied;
}

}  // namespace crossfade::insight
