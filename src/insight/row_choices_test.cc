#include "insight/row_choices.h"

#include <doctest/doctest.h>

#include <string>

#include "features/test_catalogue.h"

namespace crossfade::insight {
namespace {

using Rows = std::vector<std::size_t>;

// Twenty ordinary tracks, each with a video of its name.
catalogue::Catalogue twenty_tracks() {
  catalogue::Catalogue catalogue;
  for (int i = 0; i < 20; ++i) {
    const std::string name = "Song " + std::string(1, static_cast<char>('a' + i));
    features::add_track({.track = name, .title = name, .channel = "Artist"}, catalogue);
  }
  return catalogue;
}

std::vector<RowChoice> choices_of(const catalogue::Catalogue& catalogue) {
  return row_choices(catalogue, catalogue::index_recordings(catalogue),
                     features::read_all_cues(catalogue, 1));
}

TEST_CASE("findings rest on rows whose values are known, one a recording") {
  catalogue::Catalogue catalogue = twenty_tracks();
  features::add_track({.artist = "Guest", .track = "Song a", .title = "Song a"}, catalogue);
  features::add_track({.track = "Unknown", .streams = std::nan("")}, catalogue);
  const std::vector<RowChoice> choices = choices_of(catalogue);
  CHECK(choices[0].rows.size() == 20);
  CHECK(choices[1].rows.size() == 21);  // the repeat comes back, the row without streams does not
  CHECK(choices[1].rows.back() == 20);
}

TEST_CASE("the 3-sigma cut takes the hit away") {
  catalogue::Catalogue catalogue = twenty_tracks();
  features::add_track({.track = "Hit", .title = "Hit", .streams = 1e9}, catalogue);
  const std::vector<RowChoice> choices = choices_of(catalogue);
  CHECK(choices[0].rows.size() == 21);
  CHECK(choices[2].rows.size() == 20);
  CHECK(choices[2].rows.back() == 19);
}

TEST_CASE("Topic uploads and videos of other songs are left out of the last choice") {
  catalogue::Catalogue catalogue = twenty_tracks();
  features::add_track({.track = "Auto", .title = "Auto", .channel = "Artist - Topic"}, catalogue);
  features::add_track({.track = "Lost", .title = "Quite another thing"}, catalogue);
  features::add_track({.track = "Bare"}, catalogue);  // no title: nothing says it is its video
  const std::vector<RowChoice> choices = choices_of(catalogue);
  CHECK(choices[0].rows.size() == 23);
  CHECK(choices[3].rows.size() == 20);
}

TEST_CASE("an empty catalogue has the same choices, without rows") {
  const std::vector<RowChoice> choices = choices_of({});
  CHECK(choices.size() == 4);
  for (const RowChoice& choice : choices) CHECK(choice.rows.empty());
}

}  // namespace
}  // namespace crossfade::insight
