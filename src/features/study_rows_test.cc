#include "features/study_rows.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/file.h"
#include "base/test_folder.h"
#include "catalogue/import.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

TEST_CASE("the first row of a recording that has streams, views and audio is studied") {
  catalogue::Catalogue catalogue;
  TestTrack track;
  track.streams = std::nan("");
  add_track(track, catalogue);  // 0: no streams, same recording as 1 and 2
  track.streams = 5;
  add_track(track, catalogue);  // 1: the first that qualifies
  track.artist = "Another";
  add_track(track, catalogue);  // 2: the same sound again
  track.track = "Other";
  track.views = std::nan("");
  add_track(track, catalogue);  // 3: no views
  track.track = "Third";
  track.views = 0;
  add_track(track, catalogue);  // 4: no one watched it
  track.track = "Fourth";
  track.energy = std::nan("");
  add_track(track, catalogue);  // 5: audio not known
  catalogue::RecordingIndex recordings;
  recordings.recording = {1, 1, 1, 2, 3, 4};
  CHECK(stream_study_rows(catalogue, recordings) == std::vector<std::size_t>{1, 4});
  CHECK(view_study_rows(catalogue, recordings) == std::vector<std::size_t>{1});
}

TEST_CASE("the study rows of the example are those of the published folds") {
  const std::string folder = base::test_folder("CROSSFADE_TEST_DATA");
  if (folder.empty()) return;
  const catalogue::Import import = catalogue::import_files({folder + "spotify_youtube.csv"}, {});
  const auto recordings = catalogue::index_recordings(import.catalogue);
  const std::vector<std::size_t> rows = stream_study_rows(import.catalogue, recordings);
  const base::MappedFile file(folder + "folds.csv");
  std::string_view rest = file.bytes();
  std::vector<std::size_t> expected;
  for (bool header = true; !rest.empty(); header = false) {
    if (!header) expected.push_back(std::stoul(std::string(rest.substr(0, rest.find(',')))) - 1);
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  }
  CHECK(rows.size() == 14788);
  CHECK(rows == expected);
}

}  // namespace
}  // namespace crossfade::features
