#include "features/leak_groups.h"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/test_folder.h"
#include "catalogue/identity.h"
#include "catalogue/import.h"
#include "features/study_rows.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

using Numbers = std::vector<std::uint64_t>;

void add(std::string_view artist, std::string_view track, std::string_view title, double streams,
         catalogue::Catalogue& catalogue) {
  TestTrack row;
  row.artist = artist;
  row.track = track;
  row.title = title;
  row.channel = "Channel";
  row.streams = streams;
  add_track(row, catalogue);
}

// Rows 1 to 4 each share one thing with row 0, the others nothing that ties.
catalogue::Catalogue tied_catalogue() {
  catalogue::Catalogue catalogue;
  add("A", "One", "First", 5e6, catalogue);
  add("A", "Two", "Second", 4e6, catalogue);       // 1: the artist alone
  add("B", "ONE", "Third", 3e6, catalogue);        // 2: the sound
  add("C", "Three", "fIRST", 2e6, catalogue);      // 3: the video
  add("D", "Four", "Fourth", 5e6, catalogue);      // 4: the stream count
  add("E", "Five", "", 100'000, catalogue);        // 5: no video, few streams
  add("F", "Six", "", 100'000, catalogue);         // 6: as few as 5 has
  add("G", "Seven", "", std::nan(""), catalogue);  // 7: streams not known
  add("G", "Eight", "", std::nan(""), catalogue);  // 8: nor here
  catalogue::IdentityIndex index;
  catalogue::assign_identities(catalogue, index);
  return catalogue;
}

TEST_CASE("rows of one sound, one video or one high stream count are one group") {
  const catalogue::Catalogue catalogue = tied_catalogue();
  const std::vector<std::size_t> rows = {0, 1, 2, 3, 4, 5, 6, 7, 8};
  CHECK(leak_groups(find_ties(catalogue, rows)) == Numbers{0, 1, 0, 0, 0, 2, 3, 4, 5});
}

TEST_CASE("only the rows asked for are grouped, in their order") {
  const catalogue::Catalogue catalogue = tied_catalogue();
  // Without row 0 nothing is left that 2 and 3 share.
  const std::vector<std::size_t> rows = {3, 2, 1};
  CHECK(leak_groups(find_ties(catalogue, rows)) == Numbers{0, 1, 2});
}

TEST_CASE("ties across folds are counted by kind") {
  const catalogue::Catalogue catalogue = tied_catalogue();
  const RowTies ties = find_ties(catalogue, std::vector<std::size_t>{0, 2, 3, 4});
  CHECK(count_split_ties(ties, {{0, 0, 1, 1}, 2}) == std::array<std::size_t, kTies>{0, 2, 2});
  CHECK(count_split_ties(ties, {{0, 1, 0, 0}, 2}) == std::array<std::size_t, kTies>{2, 0, 0});
  CHECK(count_split_ties(ties, {{1, 1, 1, 1}, 2}) == std::array<std::size_t, kTies>{0, 0, 0});
}

// One column of folds.csv: row, fold_by_artist, fold_by_recording.
std::vector<int> published_folds(std::string_view csv, int column) {
  std::vector<int> folds;
  for (bool header = true; !csv.empty(); header = false) {
    const std::string_view line = csv.substr(0, csv.find('\n'));
    csv.remove_prefix(std::min(line.size() + 1, csv.size()));
    if (header) continue;
    std::size_t start = 0;
    for (int i = 0; i < column; ++i) start = line.find(',', start) + 1;
    int fold = evaluate::FoldPlan::kLeftOut;
    std::from_chars(line.data() + start, line.data() + line.size(), fold);
    folds.push_back(fold);
  }
  return folds;
}

TEST_CASE("on the real file the folds by recording are the published ones") {
  const std::string folder = base::test_folder("CROSSFADE_TEST_DATA");
  if (folder.empty()) return;
  const catalogue::Import import = catalogue::import_files({folder + "spotify_youtube.csv"}, {});
  const auto recordings = catalogue::index_recordings(import.catalogue);
  const std::vector<std::size_t> rows = stream_study_rows(import.catalogue, recordings);
  const RowTies ties = find_ties(import.catalogue, rows);
  const base::MappedFile file(folder + "folds.csv");
  const evaluate::FoldPlan by_recording = evaluate::plan_folds(leak_groups(ties), 5, 7);
  CHECK(by_recording.fold == published_folds(file.bytes(), 2));
  CHECK(count_split_ties(ties, by_recording) == std::array<std::size_t, kTies>{0, 0, 0});
  const evaluate::FoldPlan by_artist{published_folds(file.bytes(), 1), 5};
  CHECK(count_split_ties(ties, by_artist) == std::array<std::size_t, kTies>{0, 63, 28});
}

}  // namespace
}  // namespace crossfade::features
